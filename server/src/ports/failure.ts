import type { Failure } from '../domain/failure.ts';

export type { Failure } from '../domain/failure.ts';

const wordsOf = (failure: Failure): string => {
  if (failure.kind === 'unauthorised') return `${failure.kind}: ${failure.need}`;
  return failure.kind === 'exchange' ? `${failure.kind}: ${failure.finding}` : failure.kind;
};

/** The only error that leaves a provider or the token service; the original is its `cause`. */
export class ProviderError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(wordsOf(failure), options);
    this.name = 'ProviderError';
    this.failure = failure;
  }
}

/**
 * An attempt to sign in ended without the server having judged the login, and counts as none: always, where the login was
 * not shown, or met nobody who judges; or as long as it is still the one that was taken last, where a connection broke on
 * which it had been taken.
 */
export class NoVerdict extends ProviderError {
  readonly counts: 'never' | 'unless-taken';

  constructor(counts: 'never' | 'unless-taken', failure: Failure, options?: ErrorOptions) {
    super(failure, options);
    this.name = 'NoVerdict';
    this.counts = counts;
  }
}
