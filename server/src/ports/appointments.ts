import type { Account, Filters } from '../domain/connection.ts';
import type { LeftOut } from '../domain/filters.ts';
import type { MeetingTime } from '../domain/meeting.ts';
import type { Access } from './access.ts';

/** An appointment as far as it takes to say why it is not stored. Of one that the filters leave out the time stays untold. */
export type RemoteAppointment = {
  /** The calendar's id at the provider. */
  readonly calendarId: string;
} & (
  | { readonly leftOut: LeftOut }
  /** `time` of a series is that of its first occurrence. */
  | { readonly leftOut: null; readonly series: boolean; readonly time: MeetingTime }
);

/** Single appointments, as Outlook names them. Every method throws `ProviderError` and nothing else. */
export interface AppointmentProvider<A extends Access = Access> {
  /** The ids under which we know what Outlook calls so; null for what can't be an id of this mailbox. */
  ownIds(access: A, account: Account, outlookIds: readonly string[]): Promise<(string | null)[]>;
  /** `not-found` where the mailbox has none of this id, one of ours. */
  appointment(access: A, account: Account, id: string, filters: Filters): Promise<RemoteAppointment>;
}
