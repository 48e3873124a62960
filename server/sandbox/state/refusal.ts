/** A meeting that doesn't exist, a calendar that can't be written, a date that a series doesn't have. */
export class MailboxRefusal extends Error {
  readonly reason: 'not-found' | 'read-only' | 'invalid';

  constructor(reason: MailboxRefusal['reason'], message: string) {
    super(message);
    this.name = 'MailboxRefusal';
    this.reason = reason;
  }
}
