/** How much a server may take of us. Times in ms, sizes in bytes. */
export type Limits = {
  /** Logins that something is remembered of, and servers. */
  readonly logins: number;
  /** Connections at the same time for one login. */
  readonly connections: number;
  /** How long one that nobody uses stays open; Exchange ends them after two minutes itself. */
  readonly idle: number;
  /** For finding the address, the TCP and the TLS connection together. */
  readonly connect: number;
  /** Until an answer begins. */
  readonly headers: number;
  /** Between two parts of an answer. */
  readonly silence: number;
  /** From one request to the end of its answer. */
  readonly whole: number;
  /** For all of it: finding the way, signing in, and the request. */
  readonly visit: number;
  /** How long a server is left alone that could not be reached twice in a row; it doubles each time, up to the longest. */
  readonly pause: number;
  readonly longestPause: number;
  /** For examining a server, all steps together. */
  readonly examination: number;
  /** Of an answer, decompressed. */
  readonly answer: number;
  /** Of the headers of an answer. */
  readonly header: number;
};

export const LIMITS: Limits = {
  logins: 10_000,
  connections: 2,
  idle: 60_000,
  connect: 10_000,
  headers: 60_000,
  silence: 30_000,
  whole: 120_000,
  visit: 150_000,
  pause: 2_000,
  longestPause: 60_000,
  examination: 90_000,
  answer: 32 * 1024 * 1024,
  header: 32 * 1024,
};
