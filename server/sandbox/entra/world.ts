import type { Directory } from '../state/directory.ts';
import type { Switches } from '../state/types.ts';
import type { Issuer } from './issue.ts';
import type { ScopeReader } from './scopes.ts';
import type { Signing } from './signing.ts';

/** What every part of the pretend Entra works with. */
export type EntraWorld = {
  directory: Directory;
  clock: { now(): number };
  switches(): Switches;
  /** Entra's address without a trailing slash. */
  authority: string;
  readScopes: ScopeReader;
  signing: Signing;
  issuer: Issuer;
  record(what: string): void;
  changed(): void;
};
