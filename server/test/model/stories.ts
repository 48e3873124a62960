import fc from 'fast-check';
import { lifecycleEvents } from '../../sandbox/graph/notifications/notification.ts';
import { CHANGES } from './changes.ts';
import { FAULTS } from './request-faults.ts';
import { type Fate, type Manners, type Step, type Story, type Telling, told } from './story.ts';

const spot = {
  day: fc.integer({ min: -4, max: 66 }),
  hour: fc.integer({ min: 0, max: 22 }),
  which: fc.nat({ max: 40 }),
  how: fc.nat({ max: 11 }),
};
const after = fc.nat({ max: 2 });
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
  { weight: 1, arbitrary: fc.record({ do: fc.constant('olderVersions' as const), after }) },
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

/** As long as they may be: what comes late in a story meets most of what was left behind. */
const length = { minLength: 4, maxLength: 24, size: 'max' } as const;
const lossless = fc.array(step, length);
const lossy = fc.array(fc.oneof({ weight: 12, arbitrary: step }, { weight: 1, arbitrary: losses }), length);

/** Stories that print themselves as a list of what happens. */
export const stories: fc.Arbitrary<Story> = fc
  .record({ manners, steps: fc.oneof({ weight: 3, arbitrary: lossless }, { weight: 1, arbitrary: lossy }) })
  .map((story) => ({ ...story, [fc.toStringMethod]: () => told(story) }));
