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

const round = (number: number): number => Number(number.toPrecision(4));

export type Options = {
  /** Smaller inputs and fewer runs: shows that the benchmark works, not how fast we are. */
  readonly quick: boolean;
  /** For sentences that belong beside the figures. */
  readonly say: (line: string) => void;
};

/** Measures one or several named figures, or says in a sentence why it can't here. */
export type Benchmark = (options: Options) => Promise<Readonly<Record<string, Figure>> | string>;

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
};
