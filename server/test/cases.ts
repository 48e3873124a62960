const { PROPERTY_RUNS } = process.env;

/**
 * How a property is tried (fast-check's `numRuns` and `seed`): `usual` cases, the same in every run, so that the answer
 * depends on the code alone; with `PROPERTY_RUNS` so many new ones.
 */
export const cases = (usual = 100): { numRuns: number; seed?: number } =>
  PROPERTY_RUNS ? { numRuns: Number(PROPERTY_RUNS) } : { numRuns: usual, seed: 1 };
