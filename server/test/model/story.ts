import type { LifecycleEvent } from '../../sandbox/graph/notifications/notification.ts';
import type { ChangeName } from './changes.ts';
import type { FaultName } from './request-faults.ts';
import type { Spot } from './spot.ts';

/** What becomes of the save of a page: the process dies before or after it, or another one was faster. */
export type Fate = 'dies-before' | 'dies-after' | 'overtaken';

/** How Graph tells of changes. */
export type Telling = 'duplicate' | 'reorder' | 'late' | 'forged';

type Changing = { readonly change: ChangeName } & Spot;

/** One thing that happens. */
export type Step =
  /** In the tenant, now. */
  | ({ readonly do: 'change' } & Changing)
  /** In the tenant, when the next request leaves. */
  | ({ readonly do: 'changeMeanwhile' } & Changing)
  /** In the tenant, and nobody is ever told. */
  | ({ readonly do: 'changeUnheard' } & Changing)
  /** Strikes some requests, after so many. */
  | { readonly do: 'fault'; readonly fault: FaultName; readonly after: number; readonly times: number }
  /** A page says first how everything was, after so many requests. */
  | { readonly do: 'olderVersions'; readonly after: number }
  /** Befalls the save of a page, after so many. */
  | { readonly do: 'fate'; readonly fate: Fate; readonly after: number }
  /** The process is asked to end when a request leaves, after so many. */
  | { readonly do: 'stop'; readonly after: number }
  | { readonly do: 'tell'; readonly how: Telling }
  | { readonly do: 'lifecycle'; readonly event: LifecycleEvent }
  /** The subscriptions are gone and nobody is told. */
  | { readonly do: 'vanish' }
  /** All cursors are unknown from now on. */
  | { readonly do: 'expire' }
  /** What was told is worked off. */
  | { readonly do: 'settle' }
  /** Calendars are read without waiting for what is still to be told. */
  | { readonly do: 'look' }
  | { readonly do: 'pass'; readonly minutes: number };

/** What may differ between two Graphs. */
export type Manners = {
  readonly deltaOrder: 'series-first' | 'shuffled';
  readonly deltaReplays: boolean;
  readonly emptyPages: boolean;
  readonly maxPageSize: number;
};

export type Story = { readonly manners: Manners; readonly steps: readonly Step[] };

const ofStep = (one: Step): string => {
  const { do: verb, ...details } = one;
  return `${verb} ${Object.entries(details)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`.trimEnd();
};

/** A story as a list of what happens. */
export const told = ({ manners: graph, steps }: Story): string =>
  [`Graph: ${JSON.stringify(graph)}`, ...steps.map((one, i) => `${i + 1}. ${ofStep(one)}`)].join('\n');
