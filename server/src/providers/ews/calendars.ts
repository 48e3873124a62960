import type { Listing, OthersCalendar, RemoteCalendar } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import { mainCalendar } from './account.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';
import { questions } from './asking/questions.ts';
import type { Message } from './codec/answer.ts';
import type { EwsFolder } from './codec/folder.ts';
import type { FolderRef } from './codec/folder-ref.ts';
import type { Listed } from './codec/listed.ts';
import { findPerson } from './people.ts';
import { storable } from './storable.ts';

/** A listing that is restricted shows so many at once. */
const PAGE = 200;
/** A mailbox has far fewer; more than this is an answer that never ends. */
const MOST_PAGES = 50;
/** Calendars of others that are asked for at once. */
const BATCH = 50;

type Named = Extract<FolderRef, { by: 'name' }>['name'];

/** Exchange's own calendars carry the class as well, with a name of their own behind it. */
const SYSTEM = /^ipf\.appointment\.birthday/i;

const isCalendar = ({ folderClass }: EwsFolder): boolean =>
  /^ipf\.appointment(\.|$)/i.test(folderClass ?? '') && !SYSTEM.test(folderClass ?? '');

/** Null for a failure that says: not there, or not for us. @throws ProviderError for every other. */
const reached = (client: EwsClient, message: Message<Listed<EwsFolder>> | undefined): EwsFolder | null => {
  if (message === undefined) throw new ProviderError({ kind: 'unintelligible', path: 'ResponseMessages' });
  if (message.kind === 'failed') {
    const failure = client.failureOf(message);
    const isClosed = failure.kind === 'exchange' && failure.finding === 'calendar-unreadable';
    if (failure.kind === 'not-found' || isClosed) return null;
    throw new ProviderError(failure);
  }
  if (message.value.kind === 'item') return message.value.item;
  throw new ProviderError({ kind: 'unintelligible', path: message.value.path });
};

/** All calendars below a folder, however deep. */
const calendarsBelow = async (client: EwsClient, errand: Errand, under: FolderRef): Promise<EwsFolder[]> => {
  const found: EwsFolder[] = [];
  let offset = 0;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await client.one(errand, questions.calendarsUnder(under, offset, PAGE));
    for (const listed of page.folders) if (listed.kind === 'item') found.push(listed.item);
    if (page.last) return found;
    const next = page.nextOffset ?? offset + page.folders.length;
    if (next <= offset) break;
    offset = next;
  }
  throw new ProviderError({ kind: 'unintelligible', path: 'IndexedPagingOffset' });
};

/** The same where that may be closed to us: then there is nothing. */
const calendarsBelowIfOpen = async (
  client: EwsClient,
  errand: Errand,
  under: FolderRef,
): Promise<EwsFolder[]> => {
  try {
    return await calendarsBelow(client, errand, under);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { failure } = error;
    const isClosed = failure.kind === 'exchange' && failure.finding === 'calendar-unreadable';
    if (failure.kind === 'not-found' || isClosed) return [];
    throw error;
  }
};

const calendarOf = ({ id, name }: EwsFolder, main: boolean): RemoteCalendar => ({
  remoteId: id,
  name: storable(name ?? ''),
  owner: null,
  color: null,
  main,
  shared: false,
});

/**
 * Every calendar of the mailbox that is read, but for those that were deleted, however deep in the bin, and the server's
 * own. Of somebody else's mailbox the main one is enough: its root is often closed.
 * @throws ProviderError
 */
const ownCalendars = async (client: EwsClient, errand: Errand): Promise<RemoteCalendar[]> => {
  const { mailbox } = errand.mailbox;
  const folder = (name: Named): FolderRef => ({ by: 'name', name, mailbox });
  const [answer] = await client.ask(errand, questions.folders([mainCalendar(errand)], false));
  const main = reached(client, answer);
  if (main === null) throw new ProviderError({ kind: 'not-found' });
  const below = mailbox === null ? calendarsBelow : calendarsBelowIfOpen;
  const all = await below(client, errand, folder('msgfolderroot'));
  const deleted = new Set(
    all.length === 0 ? [] : (await below(client, errand, folder('deleteditems'))).map(({ id }) => id),
  );
  const others = all.filter((one) => one.id !== main.id && isCalendar(one) && !deleted.has(one.id));
  return [calendarOf(main, true), ...others.map((one) => calendarOf(one, false))];
};

/** Those of others that are known, as far as they still answer; what can't be asked for now stays as it was. */
const othersCalendars = async (
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

/** Every calendar that can be offered. @throws ProviderError */
export const readCalendars = async (
  client: EwsClient,
  errand: Errand,
  { others, known }: Listing,
): Promise<RemoteCalendar[]> => {
  const own = await ownCalendars(client, errand);
  return others ? [...own, ...(await othersCalendars(client, errand, known))] : own;
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
  const owner = (await findPerson(client, errand, address)) ?? { name: address, address };
  return { kind: 'calendar', calendar: { ...calendarOf(folder, false), owner, shared: true } };
};
