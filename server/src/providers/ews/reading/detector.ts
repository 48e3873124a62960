import { ProviderError } from '../../../ports/failure.ts';
import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import { questions } from '../asking/questions.ts';
import type { FolderRef } from '../codec/folder-ref.ts';

/** A folder has far fewer changes than so many answers hold; more is an answer that never ends. */
const MOST_ANSWERS = 500;

/**
 * Where a folder stands, to tell later whether anything changed in it: counters of the folder, or, where a server doesn't
 * give them, a state of its change tracking. What it stands for is opaque, and may be lost.
 * https://learn.microsoft.com/exchange/client-developer/exchange-web-services/handling-notification-related-errors-in-ews-in-exchange
 */
export type Standing = `counters ${string}` | `state ${string}`;

const PREFIX = 'state ';

const counters = async (client: EwsClient, errand: Errand, folder: FolderRef): Promise<Standing | null> => {
  const found = await client.one(errand, questions.folders([folder], true));
  if (found.kind === 'unreadable') return null;
  const { changedAt, deletedCount } = found.item;
  return changedAt === null || deletedCount === null ? null : `counters ${changedAt} ${deletedCount}`;
};

/** Follows change tracking from a state to its end. @throws ProviderError `cursor-expired` for a state that was lost. */
const tracked = async (
  client: EwsClient,
  errand: Errand,
  folder: FolderRef,
  from: string | null,
): Promise<{ readonly standing: Standing; readonly changed: boolean }> => {
  let syncState = from;
  let changed = false;
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    const page = await client.one(errand, questions.changed(folder, syncState));
    changed ||= page.changes.length > 0;
    if (page.last) return { standing: `${PREFIX}${page.syncState}`, changed };
    // Without a step forward it would go round for ever.
    if (page.syncState === syncState) break;
    syncState = page.syncState;
  }
  throw new ProviderError({ kind: 'unintelligible', path: 'SyncState' });
};

/** Counters tell the second of the last change; so long (ms) after they were first seen that second is over. */
const SECOND = 1_500;

/**
 * Since when a listing that began at `now` (UTC, ms) leaves it open whether the folder changed once more in the second of its
 * last change, where it was `firstSeen` to stand as it does; null where it shows all. States of change tracking differ with
 * every change.
 */
export const unsureSince = (standing: string, firstSeen: number, now: number): number | null =>
  standing.startsWith(PREFIX) || now - firstSeen >= SECOND ? null : firstSeen;

/** Where the folder stands now. @throws ProviderError */
export const standingOf = async (client: EwsClient, errand: Errand, folder: FolderRef): Promise<Standing> =>
  (await counters(client, errand, folder)) ?? (await tracked(client, errand, folder, null)).standing;

/**
 * Where the folder stands now, and whether anything in it may have changed since.
 * @throws ProviderError `cursor-expired` where that can't be told any more.
 */
export const since = async (
  client: EwsClient,
  errand: Errand,
  folder: FolderRef,
  before: string,
): Promise<{ readonly standing: Standing; readonly changed: boolean }> => {
  if (before.startsWith(PREFIX)) return tracked(client, errand, folder, before.slice(PREFIX.length));
  const standing = await standingOf(client, errand, folder);
  return { standing, changed: standing !== before };
};
