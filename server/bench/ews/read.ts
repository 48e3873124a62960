import { WINDOW } from './calendar.ts';
import type { Client, Meeting } from './client.ts';
import { BATCH } from './properties.ts';

const MINUTE = 60_000;

/** What was read, in sums: two clients that read the same have the same ones. */
export type Sums = {
  readonly meetings: number;
  readonly characters: number;
  readonly starts: number;
};

const charactersIn = ({ body, organizer, subject, location, uid }: Meeting): number =>
  // The peer trims texts.
  (body?.content.trim().length ?? 0) +
  [organizer?.address, subject, location, uid].reduce((sum, text) => sum + (text?.length ?? 0), 0);

const add = (sums: Sums, meeting: Meeting): Sums => ({
  meetings: sums.meetings + 1,
  characters: sums.characters + charactersIn(meeting),
  starts: sums.starts + (meeting.start ?? 0) / MINUTE,
});

/**
 * Reads the window completely: lists it, halved as often as the server can't list it at once, and opens every item, in
 * batches. Meetings are counted and given up, as they are when a sync writes them down page by page. It closes the
 * client.
 */
export const readAll = async <L>(client: Client<L>): Promise<Sums> => {
  const seen = new Set<string>();
  let sums: Sums = { meetings: 0, characters: 0, starts: 0 };

  const openAll = async (items: readonly L[]): Promise<void> => {
    for (let from = 0; from < items.length; from += BATCH)
      for (const meeting of await client.open(items.slice(from, from + BATCH))) sums = add(sums, meeting);
  };

  /** What is new in a window; null where that is more than is listed at once. */
  const listNew = async (start: number, end: number): Promise<readonly L[] | null> => {
    const { complete, items } = await client.list(start, end);
    if (!complete) return null;
    const fresh = items.filter((item) => !seen.has(client.idOf(item)));
    for (const item of fresh) seen.add(client.idOf(item));
    return fresh;
  };

  const readWindow = async (start: number, end: number): Promise<void> => {
    const items = await listNew(start, end);
    if (items !== null) return await openAll(items);
    const middle = Math.floor((start + end) / 2);
    await readWindow(start, middle);
    await readWindow(middle, end);
  };

  await readWindow(WINDOW.start, WINDOW.end);
  await client.close();
  return sums;
};
