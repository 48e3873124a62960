/** The one source of "now", UTC in ms. */
export interface Clock {
  now(): number;
}
