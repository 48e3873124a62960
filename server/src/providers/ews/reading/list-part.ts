import type { DateWindow } from '../../../domain/reconcile.ts';
import { ProviderError } from '../../../ports/failure.ts';
import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import { questions, TOO_MUCH } from '../asking/questions.ts';
import type { ItemPage } from '../codec/find-item.ts';
import type { FolderRef } from '../codec/folder-ref.ts';
import type { EwsItem } from '../codec/item.ts';
import type { Listed } from '../codec/listed.ts';
import { viewProperties } from '../codec/properties.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** What a server lists at once for all of one login's requests together. */
const MOST_LISTED = 1000;
/** A part of a window that is about right for one page, and one that is not worth cutting. */
const WANTED = 300;
const MOST_KEPT = 450;

/** A part of a window (UTC, ms): everything that touches `start` to `end`, but for what touched the part before. */
export type Part = DateWindow & { readonly items: readonly Listed<EwsItem>[] };

const startOf = (listed: Listed<EwsItem>): number | null =>
  listed.kind === 'item' ? listed.item.start : null;

const isWhole = ({ last, total, items }: ItemPage): boolean =>
  last && (items.length < MOST_LISTED || total === items.length);

/** Null where a calendar view has more to show than it may. @throws ProviderError */
const viewed = async (
  client: EwsClient,
  errand: Errand,
  folder: FolderRef,
  window: DateWindow,
): Promise<{ page: ItemPage | null; total: number | null }> => {
  const [message] = await client.ask(errand, questions.view(folder, window, MOST_LISTED, viewProperties));
  if (message === undefined) throw new ProviderError({ kind: 'unintelligible', path: 'ResponseMessages' });
  if (message.kind === 'success')
    return { page: isWhole(message.value) ? message.value : null, total: message.value.total };
  // Where a single day is too much the server counts what others read as well.
  if (TOO_MUCH.includes(message.code) && window.end - window.start > DAY) return { page: null, total: null };
  throw new ProviderError(client.failureOf(message));
};

/** A shorter part of what had too much in it. */
const shorter = ({ start, end }: DateWindow, total: number | null): number => {
  const share = total !== null && total > 2 * WANTED ? WANTED / total : 0.5;
  return start + Math.max(MINUTE, Math.floor((end - start) * share));
};

/** Where to end a part that has too much in it for one page: at the start of something, so that nothing is cut. */
const cutOf = (items: readonly Listed<EwsItem>[], { start, end }: DateWindow): number => {
  if (items.length <= MOST_KEPT) return end;
  const starts = items.map((item) => startOf(item) ?? start).sort((a, b) => a - b);
  const cut = starts.slice(WANTED).find((at) => at > start && at > (starts[0] ?? start)) ?? end;
  return Math.min(cut, end);
};

/**
 * Lists the next part of a window, as much of it as fits in one page: `from` is where it begins, `span` how long it may
 * be at first. An answer that a server cut off counts for nothing: a shorter part is asked for instead.
 * https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 * @throws ProviderError
 */
export const listPart = async (
  client: EwsClient,
  errand: Errand,
  folder: FolderRef,
  whole: DateWindow,
  { from, span }: { readonly from: number; readonly span: number },
): Promise<Part> => {
  let window: DateWindow = { start: from, end: Math.min(whole.end, from + span) };
  for (;;) {
    const { page, total } = await viewed(client, errand, folder, window);
    if (page !== null) {
      const end = cutOf(page.items, window);
      const items = page.items.filter((item) => {
        const start = startOf(item) ?? from;
        // What began before touched the part before as well.
        return start < end && (start >= from || from === whole.start);
      });
      return { start: from, end, items };
    }
    if (window.end - window.start <= MINUTE)
      throw new ProviderError({ kind: 'unintelligible', path: 'CalendarView' });
    window = { start: from, end: shorter(window, total) };
  }
};

/** How long the next part may be at first, after one that was as full as this. */
export const nextSpan = ({ start, end, items }: Part): number => {
  const span = end - start;
  return items.length === 0 ? span * 4 : Math.floor(span * Math.min(4, Math.max(1, WANTED / items.length)));
};
