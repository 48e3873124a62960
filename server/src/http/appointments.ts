import type { AppointmentFinding } from '../../contract/appointments.ts';
import type { Caller } from '../ports/caller.ts';
import type { Finding, OpenAppointment } from '../usecases/find-appointment.ts';
import type { Handlers } from './handler.ts';
import { presentMeeting } from './present-meeting.ts';
import { presentTrouble } from './present-trouble.ts';

export type AppointmentHandlerDeps = {
  readonly findAppointment: (caller: Caller, open: OpenAppointment) => Promise<Finding>;
};

const nameOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });

const present = (finding: Finding): AppointmentFinding => {
  switch (finding.state) {
    case 'known':
      return {
        state: 'known',
        meeting: presentMeeting(finding.meeting),
        calendar: nameOf(finding.calendar),
      };
    case 'left-out':
      return { ...finding, calendar: finding.calendar && nameOf(finding.calendar) };
    case 'trouble':
      return { state: 'trouble', trouble: presentTrouble(finding.trouble) };
    default:
      return finding;
  }
};

export const appointmentHandlers = ({
  findAppointment,
}: AppointmentHandlerDeps): Pick<Handlers, 'findAppointment'> => ({
  findAppointment: async ({ caller, body: { itemId, seriesId, start, mailbox, owner } }) =>
    present(
      await findAppointment(caller, {
        itemId,
        seriesId: seriesId ?? null,
        start: start === undefined ? null : Date.parse(start),
        mailbox,
        owner: owner ?? null,
      }),
    ),
});
