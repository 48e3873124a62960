import type { Router } from 'express';
import type { Directory } from '../state/directory.ts';
import type { Switches } from '../state/types.ts';
import type { Tokens } from './tokens.ts';

export type EntraOptions = {
  directory: Directory;
  clock: { now(): number };
  switches(): Switches;
  /** Addresses without a trailing slash: issuers and endpoints start with `authority`, Graph's tokens are for `graph`. */
  names: { authority: string; graph: string };
  /** Hears of requests that Entra does not know. */
  record(what: string): void;
  /** Called after every change of the directory, so that it is saved. */
  changed(): void;
};

/** The pretend Entra, to be mounted at `/`. */
export declare function createEntra(options: EntraOptions): { router: Router; tokens: Tokens };
