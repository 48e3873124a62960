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

/** An attempt to sign in ended before it had shown the login: it counts as none. */
export class NotShown extends ProviderError {
  constructor(options?: ErrorOptions) {
    super({ kind: 'unavailable' }, options);
    this.name = 'NotShown';
  }
}
