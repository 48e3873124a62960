/** The number below which so many hundredths of them lie. @throws Error when there are none. */
export const percentile = (numbers: readonly number[], hundredths: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))];
  if (at === undefined) throw new Error('nothing was measured');
  return at;
};
