import { fingerprint } from '../state/fingerprint.ts';
import { type Instance, instancesIn, type Window } from '../state/instances.ts';
import type { Change } from '../state/log.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import type { Switches } from '../state/types.ts';
import type { Entry } from './delta-rounds.ts';

/** A first round: everything in the window, and the master of every series that has an occurrence there. */
export function allEntries(instances: readonly Instance[]): Entry[] {
  const members = new Map<number, Entry[]>();
  for (const { item, date } of instances) {
    const entry = { key: item.key, date };
    const known = members.get(item.key);
    if (known) known.push(entry);
    else members.set(item.key, date === null ? [entry] : [{ key: item.key, date: null }, entry]);
  }
  return [...members.values()].flat();
}

/**
 * A later round: what changed since. A change of any occurrence is a change of the series, and brings its master and
 * all its occurrences in the window; a deleted occurrence is told only by being absent from them.
 */
export function changedEntries(changes: readonly Change[], mailboxes: Mailboxes, window: Window): Entry[] {
  const lastFirst = new Map<number, Change[]>();
  for (const change of changes) {
    const before = lastFirst.get(change.item) ?? [];
    lastFirst.delete(change.item);
    lastFirst.set(change.item, [...before, change]);
  }
  return [...lastFirst].flatMap(([key, itsChanges]) => {
    const item = mailboxes.item(key);
    const whole = { key, date: null };
    if (item?.recurrence == null) return [whole];
    const present = instancesIn(item, window).map(({ date }) => ({ key, date }));
    const outside = itsChanges
      .map(({ occurrence }) => occurrence)
      .filter((date) => date !== null && date in item.exceptions && !present.some((one) => one.date === date))
      .map((date) => ({ key, date }));
    return [whole, ...present, ...new Map(outside.map((entry) => [entry.date, entry])).values()];
  });
}

/** Order and repetitions as the switches say. Graph promises neither an order nor that an entity comes once. */
export function arranged(entries: readonly Entry[], switches: Switches, seed: string): Entry[] {
  const ordered = switches.deltaOrder === 'shuffled' ? shuffled(entries, seed) : [...entries];
  if (!switches.deltaReplays) return ordered;
  const distance = 3;
  return ordered.flatMap((entry, i) => {
    const earlier = ordered[i - distance];
    return earlier && i % distance === 0 ? [entry, earlier] : [entry];
  });
}

function shuffled(entries: readonly Entry[], seed: string): Entry[] {
  return entries
    .map((entry) => ({ entry, order: fingerprint(seed, entry.key, entry.date ?? '') }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ entry }) => entry);
}
