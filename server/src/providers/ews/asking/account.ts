import {
  buildText,
  type ExchangeVersion,
  type SchemaName,
  type ServerBuild,
  schemaOf,
} from '../../../domain/exchange/version.ts';
import { Busy } from './busy.ts';
import type { KnownServer, ServerTraits } from './server.ts';

/** What is remembered of one login at one server. */
export class ServerAccount {
  readonly busy = new Busy();
  username: string | null = null;
  /** It was refused a property; of whose things that is true is not known. */
  refusesProperties = false;

  readonly #server: KnownServer;
  #traits: ServerTraits;
  /** Schemas that the server understands, but the mailbox doesn't, have others in their place. */
  readonly #ofMailbox = new Map<ExchangeVersion, SchemaName>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(server: KnownServer) {
    this.#server = server;
    this.#traits = server.latest;
  }

  /** Of the server that this login was answered by. */
  get traits(): ServerTraits {
    return this.#traits;
  }

  schemaFor(version: ExchangeVersion): SchemaName {
    return this.#ofMailbox.get(version) ?? this.#traits.schemas.get(version) ?? schemaOf(version);
  }

  /** A schema was understood; `ofMailbox`: the mailbox refused another one, which says nothing of others. */
  understood(version: ExchangeVersion, schema: SchemaName, ofMailbox: boolean): void {
    if (ofMailbox) this.#ofMailbox.set(version, schema);
    else if (!this.#ofMailbox.has(version)) this.#traits.schemas.set(version, schema);
  }

  /** Takes in what the server says it is. False for another one than before: it may understand more by now. */
  isStill(build: ServerBuild | null): boolean {
    if (build === null) return true;
    const before = this.#traits.build;
    const same = before === null || buildText(before) === buildText(build);
    this.#traits = this.#server.in(build);
    if (!same) {
      this.#ofMailbox.clear();
      this.refusesProperties = false;
    }
    return same;
  }

  /** Runs work of this kind one after the other. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
