import { createHash } from 'node:crypto';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEKS = 52;

/** A Monday; everything happens in the 52 weeks from then on (UTC, ms). */
const FIRST_DAY = Date.UTC(2026, 0, 5);

/** What a client looks at: the year of the calendar, and a week on either side. */
export const WINDOW = { start: FIRST_DAY - 7 * DAY, end: FIRST_DAY + (WEEKS + 1) * 7 * DAY } as const;

/** What is the same for all occurrences of a series, or of a single appointment. */
export type Matter = {
  readonly number: number;
  readonly id: string;
  readonly uid: string;
  readonly subject: string;
  readonly location: string;
  readonly organizer: { readonly name: string; readonly address: string };
  readonly joinUrl: string | null;
};

/** One line of a calendar view. Instants are UTC in ms. */
export type Entry = {
  readonly type: 'Single' | 'Occurrence' | 'Exception';
  readonly id: string;
  readonly matter: Matter;
  readonly start: number;
  readonly end: number;
  /** When it was planned; null for a single one. */
  readonly plannedAt: number | null;
};

const PEOPLE = ['Alice Miller', 'Bob Tanaka', 'Carla Núñez', 'Dörte Schäfer', 'Emeka Obi', 'Fatima Haddad'];
const TOPICS = [
  'Design review',
  'Sprint planning',
  'Customer call',
  'Budget & forecast',
  'One to one',
  'Übergabe',
];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** As long as those of Exchange, whose beginning is the same for a whole mailbox. */
const idOf = (text: string): string =>
  Buffer.concat([Buffer.alloc(46, 'mailbox'), createHash('sha512').update(text).digest()]).toString('base64');

const addressOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replaceAll(' ', '.')
    .normalize('NFD')
    .replaceAll(/[^a-z.]/g, '')}@contoso.example`;

const matterOf = (number: number): Matter => {
  const name = at(PEOPLE, number);
  const meeting = 84_000_000_000 + number * 7919;
  return {
    number,
    id: idOf(`matter ${number}`),
    uid: `040000008200E00074C5B7101A82E008${createHash('sha256').update(`uid ${number}`).digest('hex').toUpperCase()}`,
    subject: `${at(TOPICS, number)} ${number}`,
    location: number % 3 === 0 ? `Room Everest ${number % 40}` : 'Online; Building 7 <East>',
    organizer: { name, address: addressOf(name) },
    joinUrl:
      number % 4 === 0 ? null : `https://zoom.us/j/${meeting}?pwd=${idOf(String(number)).slice(80, 112)}`,
  };
};

const startOf = ({ number }: Matter, day: number): number =>
  FIRST_DAY + day * DAY + (7 + ((number * 5) % 11)) * HOUR + (number % 2) * 30 * MINUTE;

const lengthOf = ({ number }: Matter): number => (1 + (number % 4)) * 30 * MINUTE;

const single = (matter: Matter): Entry => {
  const start = startOf(matter, (matter.number * 37) % (WEEKS * 7));
  return { type: 'Single', id: matter.id, matter, start, end: start + lengthOf(matter), plannedAt: null };
};

/** Every twelfth occurrence was moved by an hour. */
const occurrence = (matter: Matter, week: number): Entry => {
  const plannedAt = startOf(matter, week * 7 + (matter.number % 5));
  const moved = (matter.number + week) % 12 === 0;
  const start = moved ? plannedAt + HOUR : plannedAt;
  return {
    type: moved ? 'Exception' : 'Occurrence',
    id: idOf(`matter ${matter.number} in week ${week}`),
    matter,
    start,
    end: start + lengthOf(matter),
    plannedAt,
  };
};

/** A year with so many entries, seven of ten in weekly series, in the order of their starts. */
export const yearOf = (count: number): readonly Entry[] => {
  const series = Math.floor((count * 0.7) / WEEKS);
  const matters = Array.from({ length: series + count - series * WEEKS }, (_, number) => matterOf(number));
  return matters
    .flatMap((matter, index) =>
      index < series
        ? Array.from({ length: WEEKS }, (_, week) => occurrence(matter, week))
        : [single(matter)],
    )
    .toSorted((a, b) => a.start - b.start);
};
