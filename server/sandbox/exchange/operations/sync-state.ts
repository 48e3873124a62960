import { EwsFailure } from '../ews-failure.ts';

/** How far a caller is with a folder. To the caller it is one long word. */
export type SyncState = {
  calendarId: string;
  /** States of an earlier generation are unknown, as after a reset. */
  generation: number;
  /** Everything up to this change is known. */
  seq: number;
  /** A round that is not over: up to which change it goes, and how much of it was given. */
  round: { upTo: number; given: number } | { upTo: number; belowKey: number } | null;
};

const HEAD = 'H4sIAAAAAAAEA';

export const writeSyncState = (state: SyncState): string =>
  HEAD + Buffer.from(JSON.stringify(state)).toString('base64');

/** Throws for anything that was not made by this sandbox, cut short or otherwise. */
export function readSyncState(text: string): SyncState {
  try {
    if (!text.startsWith(HEAD)) throw new Error('Not a state.');
    return JSON.parse(Buffer.from(text.slice(HEAD.length), 'base64').toString('utf8')) as SyncState;
  } catch {
    throw new EwsFailure('ErrorInvalidSyncStateData');
  }
}
