import type { GraphStep } from './chain.ts';

/** Graph runs four requests of one application at one mailbox. https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
const PLACES = 4;
/** The rest is for people who wait in front of a screen. */
const BACKGROUND_PLACES = 2;

type Waiting = { readonly weight: number; readonly enter: () => void };

class Mailbox {
  used = 0;
  readonly interactive: Waiting[] = [];
  readonly background: Waiting[] = [];

  /** Lets in whoever may go on, people first. The first in a line is never overtaken, so that a heavy one gets its turn. */
  admit(): void {
    while (this.#admitFirst(this.interactive, PLACES));
    if (this.interactive.length === 0) while (this.#admitFirst(this.background, BACKGROUND_PLACES));
  }

  #admitFirst(line: Waiting[], places: number): boolean {
    const [first] = line;
    if (!first || this.used + first.weight > Math.max(places, first.weight)) return false;
    line.shift();
    this.used += first.weight;
    first.enter();
    return true;
  }
}

/** Keeps the requests of this process to one mailbox below Graph's limit, so that they wait here and not there. */
export const mailboxLimit = (): GraphStep => {
  const mailboxes = new Map<string, Mailbox>();

  return async (_outgoing, call, next) => {
    const mailbox = mailboxes.get(call.mailbox) ?? new Mailbox();
    mailboxes.set(call.mailbox, mailbox);
    const weight = Math.min(call.weight, PLACES);
    await new Promise<void>((enter) => {
      mailbox[call.interactive ? 'interactive' : 'background'].push({ weight, enter });
      mailbox.admit();
    });
    try {
      return await next();
    } finally {
      mailbox.used -= weight;
      mailbox.admit();
      if (mailbox.used === 0) mailboxes.delete(call.mailbox);
    }
  };
};
