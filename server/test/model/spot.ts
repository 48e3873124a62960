/** Where a change strikes: days from today, an hour, which of the meetings, and which of what can be done with it. */
export type Spot = {
  readonly day: number;
  readonly hour: number;
  readonly which: number;
  readonly how: number;
};

export const oneOf = <T>(choices: readonly [T, ...T[]], number: number): T =>
  choices[number % choices.length] ?? choices[0];
