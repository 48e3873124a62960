import type { Client, Member } from './registration.ts';
import type { Sessions } from './sessions.ts';
import type { Signing } from './signing.ts';

/** What every part of the pretend issuer works with. */
export type OidcWorld = {
  /** The issuer's address, without a slash at its end. */
  issuer: string;
  client: Client;
  members: readonly Member[];
  sessions: Sessions;
  signing: Signing;
  clock: { now(): number };
  /** Hears of requests that it does not know. */
  record(what: string): void;
};
