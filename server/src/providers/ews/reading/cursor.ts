import { z } from 'zod';
import { ProviderError } from '../../../ports/failure.ts';

/** Whether a server expands series in a calendar view itself, as far as what was listed shows it. */
const Expands = z.enum(['unknown', 'yes', 'no']);
export type Expands = z.infer<typeof Expands>;

/** Marks, one after the other; see `fingerprint`. */
const Marks = z.string();

/** In the middle of a window that is read in parts. Instants are UTC in ms. */
const Place = {
  from: z.int(),
  span: z.int().positive(),
  expands: Expands,
};

const PassShape = z.strictObject({
  v: z.literal(1),
  in: z.literal('pass'),
  ...Place,
  began: z.int(),
  /** Where the folder stood before the pass began. */
  standing: z.string(),
  /** What nothing is stored of. */
  settled: Marks,
  /** Ids of single meetings that were told, each with its item. */
  taken: Marks,
  /** Series that were told, and series that were found to be left out. */
  kept: Marks,
  leftOut: Marks,
  unreadable: z.array(z.string()),
});
export type PassCursor = z.infer<typeof PassShape>;

const RoundShape = z.strictObject({
  v: z.literal(1),
  in: z.literal('rounds'),
  standing: z.string(),
  /** When the folder was first found to stand so; null where what was listed since is all that there is. See `unsureSince`. */
  unsureSince: z.int().nullable(),
  settled: Marks,
  expands: Expands,
  unreadable: z.array(z.string()),
  /** Pages of the round that is under way. */
  page: z.int(),
});
export type RoundCursor = z.infer<typeof RoundShape>;

const ViewShape = z.strictObject({ v: z.literal(1), in: z.literal('view'), ...Place });

const Shape = z.discriminatedUnion('in', [PassShape, RoundShape, ViewShape]);

export const write = (cursor: z.infer<typeof Shape>): string => JSON.stringify(cursor);

/** @throws ProviderError `cursor-expired` for everything that this code did not write. */
export const read = (text: string): z.infer<typeof Shape> => {
  try {
    return Shape.parse(JSON.parse(text));
  } catch (cause) {
    throw new ProviderError({ kind: 'cursor-expired' }, { cause });
  }
};
