import { itemId } from '../state/exchange-ids.ts';
import { instanceOn, instancesIn, overlaps, type Window } from '../state/instances.ts';
import type { StoredCalendar } from '../state/mailbox-data.ts';
import { type Call, calendarOf, renderingOf } from './call.ts';
import { allEntries, arranged, changedEntries } from './delta-entries.ts';
import type { Entry, Round } from './delta-rounds.ts';
import { type DeltaToken, readDeltaToken, readSkipToken, type SkipToken, writeToken } from './delta-token.ts';
import { deltaRow } from './event-json.ts';
import { failures } from './failure.ts';
import type { GraphAnswer } from './message.ts';
import { refusePrivate } from './private-items.ts';
import { option } from './query-options.ts';
import { master, occurrence, type Rendering } from './rendering.ts';
import { windowOf } from './views.ts';

const DEFAULT_PAGE = 10;
const REFUSED = ['orderby', 'filter', 'select', 'expand', 'search', 'top'];

/**
 * One page of change tracking of a calendar view.
 * https://learn.microsoft.com/graph/api/event-delta
 */
export function calendarViewDelta(call: Call): GraphAnswer {
  const { request, world } = call;
  const calendar = calendarOf(call);
  const skip = option(request.query, 'skiptoken');
  const delta = option(request.query, 'deltatoken');
  if (skip !== null) {
    const place = readSkipToken(skip);
    const round = place && world.rounds.find(place.r);
    if (!place || !round || !isCurrent(call, calendar, round)) throw startAgain(call);
    return page(call, calendar, round, place);
  }
  const round = delta === null ? firstRound(call, calendar) : nextRound(call, calendar, delta);
  return page(call, calendar, round, { r: round.id, i: 0, e: false });
}

function firstRound(call: Call, calendar: StoredCalendar): Round {
  const { request, world } = call;
  if (REFUSED.some((name) => option(request.query, name) !== null)) throw failures.unsupportedOnDelta();
  const window = windowOf(request.query);
  return begin(call, calendar, window, allEntries(world.views.of(calendar.id, window)));
}

function nextRound(call: Call, calendar: StoredCalendar, text: string): Round {
  const { mailboxes } = call.world.state;
  const token = readDeltaToken(text);
  if (token === null || !isKnown(call, calendar, token)) throw startAgain(call);
  const window = { start: token.s, end: token.t };
  const changes = mailboxes.log.since(token.q).filter((change) => change.calendarId === calendar.id);
  return begin(call, calendar, window, changedEntries(changes, mailboxes, window));
}

function begin(call: Call, calendar: StoredCalendar, window: Window, entries: Entry[]): Round {
  const { mailboxes, switches } = call.world.state;
  const seq = mailboxes.log.lastSeq;
  return call.world.rounds.begin({
    calendarId: calendar.id,
    window,
    generation: mailboxes.data.tokenGeneration,
    entries: arranged(entries, switches, `${calendar.id} ${seq}`),
    seq,
  });
}

function page(call: Call, calendar: StoredCalendar, round: Round, place: SkipToken): GraphAnswer {
  const { world } = call;
  const { switches } = world.state;
  refusePrivate(call, () => world.views.of(calendar.id, round.window));
  if (switches.emptyPages && !place.e) return answer(call, [], { ...place, e: true });
  const size = Math.min(call.request.preferences.maxPageSize ?? DEFAULT_PAGE, switches.maxPageSize);
  const until = place.i + size;
  const rendering = renderingOf(call, calendar);
  const rows = round.entries
    .slice(place.i, until)
    .map((entry) => entryJson(call, calendar, round.window, entry, rendering))
    .filter((row) => row !== null);
  if (until < round.entries.length) return answer(call, rows, { ...place, i: until, e: false });
  const { window, generation, seq } = round;
  return answer(call, rows, { g: generation, c: calendar.id, s: window.start, t: window.end, q: seq });
}

/** An event as it is now; null for an occurrence that was deleted after the round began. */
function entryJson(
  call: Call,
  calendar: StoredCalendar,
  window: Window,
  { key, date }: Entry,
  rendering: Rendering,
): string | null {
  const item = call.world.state.mailboxes.item(key);
  const removed = () => {
    const id = itemId({ mailbox: calendar.mailbox, key, date }, rendering.ids);
    return JSON.stringify({ '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } });
  };
  // Of a deleted series only the master is reported; whether Graph names its occurrences too is not verified.
  if (item === null) return date === null ? removed() : null;
  if (date === null) {
    return instancesIn(item, window).length > 0 ? deltaRow(master(item), rendering) : removed();
  }
  const instance = instanceOn(item, date);
  if (instance === null) return null;
  if (overlaps(instance, window)) return deltaRow(occurrence(instance), rendering);
  return instance.exception === null ? null : removed();
}

function answer(call: Call, rows: readonly string[], next: SkipToken | DeltaToken): GraphAnswer {
  const { world, request } = call;
  const [link, token] = 'r' in next ? ['nextLink', 'skiptoken'] : ['deltaLink', 'deltatoken'];
  const context = JSON.stringify(`${world.root}/$metadata#Collection(event)`);
  const url = JSON.stringify(`${world.root}${request.path}?$${token}=${writeToken(next)}`);
  const body = `{"@odata.context":${context},"value":[${rows.join(',')}],"@odata.${link}":${url}}`;
  return { status: 200, headers: {}, body };
}

function isCurrent(call: Call, calendar: StoredCalendar, round: Round): boolean {
  return (
    round.calendarId === calendar.id && round.generation === call.world.state.mailboxes.data.tokenGeneration
  );
}

function isKnown(call: Call, calendar: StoredCalendar, token: DeltaToken): boolean {
  const { mailboxes } = call.world.state;
  return (
    token.c === calendar.id && token.g === mailboxes.data.tokenGeneration && mailboxes.log.reaches(token.q)
  );
}

function startAgain(call: Call) {
  return failures.syncStateNotFound(`${call.world.root}${call.request.path}?$deltatoken=`);
}
