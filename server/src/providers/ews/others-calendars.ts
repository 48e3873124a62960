import type { OthersCalendar, RemoteCalendar } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';
import { questions } from './asking/questions.ts';
import { calendarOf } from './calendars.ts';
import type { FolderRef } from './codec/folder-ref.ts';
import { findOwner } from './people.ts';
import { reached } from './reached.ts';
import { storable } from './storable.ts';

/** Calendars that are asked for at once. */
const BATCH = 50;

/** Those of others that are known, as far as they still answer; what can't be asked for now stays as it was. */
export const readOthersCalendars = async (
  client: EwsClient,
  errand: Errand,
  known: readonly RemoteCalendar[],
): Promise<RemoteCalendar[]> => {
  const others = known.filter(({ shared }) => shared);
  const found: RemoteCalendar[] = [];
  for (let i = 0; i < others.length; i += BATCH) {
    const some = others.slice(i, i + BATCH);
    const refs = some.map(({ remoteId }): FolderRef => ({ by: 'id', id: remoteId }));
    const messages = await client.ask(errand, questions.folders(refs, false));
    for (const [at, calendar] of some.entries())
      try {
        const folder = reached(client, messages[at]);
        if (folder) found.push({ ...calendar, name: storable(folder.name ?? calendar.name) });
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        found.push(calendar);
      }
  }
  return found;
};

/**
 * The main calendar of somebody else. A server doesn't tell whether there is none or it is closed to us; it knows only
 * whether there is such a mailbox. @throws ProviderError
 */
export const readOthersCalendar = async (
  client: EwsClient,
  errand: Errand,
  address: string,
  known: readonly RemoteCalendar[],
): Promise<OthersCalendar> => {
  const ref: FolderRef = { by: 'name', name: 'calendar', mailbox: address };
  const [answer] = await client.ask({ ...errand, anchor: address }, questions.folders([ref], false));
  if (answer?.kind === 'failed' && answer.code === 'ErrorNonExistentMailbox')
    return { kind: 'unknown-address' };
  const folder = reached(client, answer);
  if (folder === null) return { kind: 'not-shared' };
  const before = known.find(({ remoteId }) => remoteId === folder.id);
  if (before) return { kind: 'calendar', calendar: before };
  const owner = (await findOwner(client, errand, address, folder.id)) ?? { name: address, address };
  return { kind: 'calendar', calendar: { ...calendarOf(folder, false), owner, shared: true } };
};
