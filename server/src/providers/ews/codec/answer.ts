import type { ServerBuild } from '../../../domain/exchange/version.ts';
import type { Problem } from './problem.ts';

/** What came for one thing that was asked for. */
export type Message<T> =
  | { readonly kind: 'success'; readonly value: T }
  | ({ readonly kind: 'failed' } & Problem);

/**
 * A whole answer: a fault for everything, or one message for each thing that was asked for, in that order. `build` is
 * what the server says of itself, null where it says nothing, as in most faults.
 */
export type Answer<T> =
  | { readonly kind: 'fault'; readonly fault: Problem; readonly build: ServerBuild | null }
  | {
      readonly kind: 'messages';
      readonly messages: readonly Message<T>[];
      readonly build: ServerBuild | null;
    };
