const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Real time (ms) of what Graph does by itself. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks */
export type Timings = {
  /** An application has so long to answer a validation or a notification. */
  answer: number;
  /** Changes of such a moment go out together. */
  gathering: number;
  /** Pauses between attempts: the first, the longest, and when Graph gives up. They double. */
  firstPause: number;
  longestPause: number;
  givingUp: number;
  /** How late a notification is for an endpoint that is slow. */
  slowDelay: number;
};

export const defaultTimings: Timings = {
  answer: 10 * SECOND,
  gathering: 20,
  firstPause: SECOND,
  longestPause: 10 * MINUTE,
  givingUp: 4 * 60 * MINUTE,
  slowDelay: 10 * SECOND,
};
