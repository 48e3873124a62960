export type RefusalKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'gone' | 'signed-out';

/** Thrown by a use case that will not do what was asked. The message is a sentence for the person who asked. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** The field of the request that is to blame, where there is one. */
  readonly field: string | null;

  constructor(kind: RefusalKind, message: string, field: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Refusal';
    this.kind = kind;
    this.field = field;
  }
}
