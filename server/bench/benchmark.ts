import type { Pages } from './sync/pages.ts';

/**
 * One measured figure. `value` is ours, `against` the floor or peer measured in the same run. For times, bytes
 * and counts `ratio` is value / against (lower is better); for throughput too, where higher is better.
 */
export type Figure = {
  readonly value: number;
  readonly unit: string;
  readonly against: number;
  readonly ratio: number;
};

export const figure = (value: number, unit: string, against: number): Figure => ({
  value: round(value),
  unit,
  against: round(against),
  ratio: round(value / against),
});

/** Counts stay as they are; what was measured has four digits that mean something. */
const round = (number: number): number => (Number.isInteger(number) ? number : Number(number.toPrecision(4)));

export type Context = {
  /** Smaller inputs and fewer runs: shows that the benchmark works, not how fast we are. */
  readonly quick: boolean;
  /** For sentences that belong beside the figures. */
  readonly say: (line: string) => void;
  /** A calendar to sync, recorded once for all that need it. */
  readonly pages: () => Promise<Pages>;
};

export type Benchmark = {
  /** Names of what it measures. */
  readonly figures: readonly string[];
  /** Measures, or says in a sentence why it can't here. */
  readonly run: (context: Context) => Promise<Readonly<Record<string, Figure>> | string>;
};
