import type { RemoteCalendar } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import { mainCalendar } from './account.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';
import { questions } from './asking/questions.ts';
import type { EwsFolder } from './codec/folder.ts';
import type { FolderRef } from './codec/folder-ref.ts';
import { isClosed, reached } from './reached.ts';
import { storable } from './storable.ts';

/** A listing that is restricted shows so many at once. */
const PAGE = 200;
/** A mailbox has far fewer; more than this is an answer that never ends. */
const MOST_PAGES = 50;

type Named = Extract<FolderRef, { by: 'name' }>['name'];

/** Exchange's own calendars carry the class as well, with a name of their own behind it. */
const SYSTEM = /^ipf\.appointment\.birthday/i;

const isCalendar = ({ folderClass }: EwsFolder): boolean =>
  /^ipf\.appointment(\.|$)/i.test(folderClass ?? '') && !SYSTEM.test(folderClass ?? '');

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
    if (error instanceof ProviderError && isClosed(error.failure)) return [];
    throw error;
  }
};

/** A calendar of the mailbox that is read. */
export const calendarOf = ({ id, name }: EwsFolder, main: boolean): RemoteCalendar => ({
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
export const readCalendars = async (client: EwsClient, errand: Errand): Promise<RemoteCalendar[]> => {
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
