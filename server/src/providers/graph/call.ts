import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { TokenAccess } from '../../ports/access.ts';

/** An answer, read to its end. */
export type GraphAnswer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** What the steps of one request know of it, handed through the Graph client, which knows nothing of it. */
export class GraphCall implements MiddlewareOptions {
  readonly access: TokenAccess;
  /** Calls to one mailbox are limited together. */
  readonly mailbox: string;
  /** Somebody is waiting in front of a screen. */
  readonly interactive: boolean;
  /** How many requests run at the mailbox at once because of it. */
  readonly weight: number;
  /** A link that Graph gave, to be followed as it is; null where the client forms the address. */
  readonly link: string | null;
  answer: GraphAnswer | null = null;
  /** What went wrong; the Graph client would wrap it beyond recognition. */
  error: unknown = null;

  constructor(options: {
    readonly access: TokenAccess;
    readonly mailbox: string;
    readonly interactive: boolean;
    readonly weight: number;
    readonly link: string | null;
  }) {
    this.access = options.access;
    this.mailbox = options.mailbox;
    this.interactive = options.interactive;
    this.weight = options.weight;
    this.link = options.link;
  }
}
