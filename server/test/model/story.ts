import fc from 'fast-check';
import { type LifecycleEvent, lifecycleEvents } from '../../sandbox/graph/notifications/notification.ts';
import { CHANGES, type ChangeName, type Spot } from './changes.ts';
import { FAULTS, type FaultName } from './request-faults.ts';

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

const spot = {
  day: fc.integer({ min: -4, max: 66 }),
  hour: fc.integer({ min: 0, max: 22 }),
  which: fc.nat({ max: 40 }),
  how: fc.nat({ max: 11 }),
};
const after = fc.nat({ max: 4 });
const changing = (verb: 'change' | 'changeMeanwhile' | 'changeUnheard') =>
  fc.record({ do: fc.constant(verb), change: fc.constantFrom(...CHANGES), ...spot });

const disturbances = [
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom(...FAULTS),
      after,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fate' as const),
      fate: fc.constantFrom<Fate>('dies-before', 'dies-after', 'overtaken'),
      after,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), after }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      how: fc.constantFrom<Telling>('duplicate', 'reorder', 'late', 'forged'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('lifecycle' as const),
      event: fc.constantFrom(...lifecycleEvents),
    }),
  },
];

/** Each of these costs a full pass, so that they are rare: most stories must do without one. */
const losses = fc.oneof(
  changing('changeUnheard'),
  fc.constant({ do: 'vanish' as const }),
  fc.constant({ do: 'expire' as const }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: changing('change') },
  { weight: 3, arbitrary: changing('changeMeanwhile') },
  ...disturbances,
  { weight: 6, arbitrary: fc.constant({ do: 'settle' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'look' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 60 }) }),
  },
);

const manners: fc.Arbitrary<Manners> = fc.record({
  deltaOrder: fc.constantFrom('series-first' as const, 'shuffled' as const),
  deltaReplays: fc.boolean(),
  emptyPages: fc.boolean(),
  maxPageSize: fc.constantFrom(3, 10, 200),
});

const lossless = fc.array(step, { minLength: 4, maxLength: 24 });
const lossy = fc.array(fc.oneof({ weight: 8, arbitrary: step }, { weight: 1, arbitrary: losses }), {
  minLength: 4,
  maxLength: 24,
});

const ofStep = (one: Step): string => {
  const { do: verb, ...details } = one;
  return `${verb} ${Object.entries(details)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`.trimEnd();
};

/** A story as a list of what happens. */
const told = ({ manners: graph, steps }: Story): string =>
  [`Graph: ${JSON.stringify(graph)}`, ...steps.map((one, i) => `${i + 1}. ${ofStep(one)}`)].join('\n');

/** Stories that print themselves as a list of what happens. */
export const stories: fc.Arbitrary<Story> = fc
  .record({ manners, steps: fc.oneof({ weight: 3, arbitrary: lossless }, { weight: 1, arbitrary: lossy }) })
  .map((story) => ({ ...story, [fc.toStringMethod]: () => told(story) }));
