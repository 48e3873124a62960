import { Cookies } from './cookies.ts';
import { Places } from './places.ts';
import { Pool } from './pool.ts';

/** How a login was accepted the last time: at which certificate (its SHA-256), and whether bound to it. */
export type Proof = { readonly certificate: string; readonly bound: boolean };

/** What is kept of one login at one server. */
export class Account {
  readonly pool = new Pool();
  /** For requests, each of which has a connection of its own. */
  readonly places: Places;
  readonly cookies = new Cookies();
  proof: Proof | null = null;

  constructor(connections: number) {
    this.places = new Places(connections);
  }
}
