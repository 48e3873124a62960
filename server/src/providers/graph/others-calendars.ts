import type { OthersCalendar, RemoteCalendar } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import { askInBatches } from './batch.ts';
import { calendarOf } from './calendars.ts';
import type { GraphAnswer } from './call.ts';
import type { Errand, GraphClient } from './client.ts';
import { codeOf, failureOf } from './failure.ts';
import { inOwnersMailbox, ownerIn } from './place.ts';
import { requests } from './requests.ts';
import { CalendarShape, read } from './shapes.ts';

/** The others are found by their addresses. */
const MOST_OWNERS = 100;

const fold = (text: string): string => text.toLowerCase();

/**
 * Whether a listed calendar is a local copy of somebody's main one. Their ids say nothing of it; Outlook names the copy
 * like the calendar, or like its owner.
 */
const isCopyOf = (listed: RemoteCalendar, main: RemoteCalendar): boolean => {
  const owner = main.owner;
  if (!owner || fold(listed.owner?.address ?? '') !== fold(owner.address)) return false;
  return [main.name, owner.name, owner.address].map(fold).includes(fold(listed.name));
};

/** The same calendar as it is listed already, else the calendar itself. */
const sameOf = (main: RemoteCalendar, listed: readonly RemoteCalendar[]): RemoteCalendar =>
  listed.find(({ remoteId }) => remoteId === main.remoteId) ??
  listed.find((calendar) => isCopyOf(calendar, main)) ??
  main;

/** Exchange finds nothing, or denies, where a mailbox is there and its calendar is not shared. */
const answered = (address: string, answer: GraphAnswer, now: number): OthersCalendar => {
  if (answer.status === 200) {
    const calendar = calendarOf(read(CalendarShape, answer.body, 'responses.body'), null);
    const owner = calendar.owner ?? { name: address, address };
    const remoteId = inOwnersMailbox(owner.address, calendar.remoteId);
    return { kind: 'calendar', calendar: { ...calendar, remoteId, owner, main: false, shared: true } };
  }
  const failure = failureOf(answer, now);
  if (failure.kind === 'not-allowed' || /^erroritemnotfound$/i.test(codeOf(answer.body)))
    return { kind: 'not-shared' };
  if (failure.kind === 'not-found' || failure.kind === 'no-mailbox') return { kind: 'unknown-address' };
  throw new ProviderError(failure);
};

/** Null where it can't be told now. */
const attempt = (address: string, answer: GraphAnswer, now: number): OthersCalendar | null => {
  try {
    return answered(address, answer, now);
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
};

/** @throws ProviderError */
export const readOthersCalendar = async (
  client: GraphClient,
  errand: Errand,
  address: string,
  known: readonly RemoteCalendar[],
  now: () => number,
): Promise<OthersCalendar> => {
  const [answer] = await askInBatches(client, errand, [address], requests.othersCalendars);
  if (!answer) throw new ProviderError({ kind: 'unintelligible', path: 'responses' });
  const found = answered(address, answer, now());
  return found.kind === 'calendar' ? { ...found, calendar: sameOf(found.calendar, known) } : found;
};

/**
 * The main calendars of those whose calendars are in the list, and of those whose main calendar was `known` before:
 * they are in no list where nobody added them in Outlook. Where an owner's can't be asked for now it stays as it was.
 * @throws ProviderError
 */
export const readOthersCalendars = async (
  client: GraphClient,
  errand: Errand,
  listed: readonly RemoteCalendar[],
  known: readonly RemoteCalendar[],
  now: () => number,
): Promise<RemoteCalendar[]> => {
  const owners = [
    ...known.map(({ remoteId }) => ownerIn(remoteId)),
    ...listed.map(({ shared, owner }) => (shared && owner ? fold(owner.address) : null)),
  ];
  const addresses = [...new Set(owners)].filter((owner) => owner !== null).slice(0, MOST_OWNERS);
  const answers = await askInBatches(client, errand, addresses, requests.othersCalendars);
  return answers.flatMap((answer, i) => {
    const address = addresses[i] ?? '';
    const before = known.filter(({ remoteId }) => ownerIn(remoteId) === address);
    const found = attempt(address, answer, now());
    if (found === null) return before;
    if (found.kind !== 'calendar') return [];
    return sameOf(found.calendar, [...before, ...listed]) === found.calendar ||
      before.some(({ remoteId }) => remoteId === found.calendar.remoteId)
      ? [found.calendar]
      : [];
  });
};
