import type { Address, Attendee, AttendeeType, ResponseStatus } from '../../state/mailbox-data.ts';
import { element, valued } from '../soap/write-xml.ts';
import { instant, type Rendering } from './rendering.ts';

const responses: Record<ResponseStatus['response'], string> = {
  none: 'Unknown',
  organizer: 'Organizer',
  tentativelyAccepted: 'Tentative',
  accepted: 'Accept',
  declined: 'Decline',
  notResponded: 'NoResponseReceived',
};

export const responseType = (response: ResponseStatus['response']): string => responses[response];

/** Somebody with an address; who is not of the company is known to no directory. */
export function mailboxXml({ name, address }: Address): string {
  return element(
    't:Mailbox',
    valued('t:Name', name) +
      valued('t:EmailAddress', address) +
      valued('t:RoutingType', 'SMTP') +
      valued(
        't:MailboxType',
        address.endsWith('.example') && !address.includes('@contoso.') ? 'OneOff' : 'Mailbox',
      ),
  );
}

/** Lists know the name only. */
export const organizerXml = (organizer: Address, { list }: Rendering): string =>
  element(
    't:Organizer',
    list ? element('t:Mailbox', valued('t:Name', organizer.name)) : mailboxXml(organizer),
  );

/** Attendees of one kind; nothing when there are none. */
export function attendeesXml(
  name: string,
  attendees: readonly Attendee[],
  type: AttendeeType,
  rendering: Rendering,
): string {
  const written = attendees
    .filter((attendee) => attendee.type === type)
    .map((attendee) => {
      const { response, at } = attendee.status;
      return element(
        't:Attendee',
        mailboxXml(attendee) +
          valued('t:ResponseType', responses[response]) +
          (at === null ? '' : valued('t:LastResponseTime', instant(at, rendering))),
      );
    });
  return written.length === 0 ? '' : element(name, written.join(''));
}
