import type { ConnectionKind } from './connection.ts';

/** How much was deleted of a person. */
export type Deleted = Readonly<
  Record<'connections' | 'calendars' | 'meetings' | 'consents' | 'approvals', number>
>;

/** What somebody did that is remembered: ids, counts and switches, never titles, names or addresses. */
export type AuditEvent =
  | {
      readonly action: 'connected' | 'reconnected';
      readonly connectionId: string;
      readonly kind: ConnectionKind;
    }
  | { readonly action: 'disconnected'; readonly connectionId: string }
  | {
      readonly action: 'settings-changed';
      readonly connectionId: string;
      readonly syncPrivate: boolean;
      readonly onlyOnline: boolean;
      readonly calendarsAdded: number;
      readonly calendarsRemoved: number;
    }
  | { readonly action: 'approval-requested' | 'approval-withdrawn'; readonly kind: ConnectionKind }
  | { readonly action: 'exported'; readonly format: 'json' | 'calendar' }
  | ({ readonly action: 'deleted-everything' } & Deleted);

/** An event as it is read again; `at` is UTC in ms, `detail` whatever else the event said. */
export type AuditEntry = {
  readonly id: string;
  readonly at: number;
  readonly action: AuditEvent['action'];
  readonly connectionId: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
};
