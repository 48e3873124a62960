import type { Failure } from '../domain/failure.ts';

export type { Failure } from '../domain/failure.ts';

/** The only error that leaves a provider or the token service; the original is its `cause`. */
export class ProviderError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind === 'unauthorised' ? `${failure.kind}: ${failure.need}` : failure.kind, options);
    this.name = 'ProviderError';
    this.failure = failure;
  }
}
