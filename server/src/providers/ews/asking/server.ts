import {
  buildText,
  type ExchangeVersion,
  type SchemaName,
  type ServerBuild,
} from '../../../domain/exchange/version.ts';
import { Remembered } from '../remembered.ts';

/** What is known of a server in one build, by whoever asked it; `build` is null until it says which it is. */
export type ServerTraits = {
  build: ServerBuild | null;
  /** Which schema it understood, by the version that was wished for. */
  readonly schemas: Map<ExchangeVersion, SchemaName>;
  /** Whether it expands series in calendar views; null where that was never seen. */
  expandsSeries: boolean | null;
};

const traitsOf = (build: ServerBuild | null): ServerTraits => ({
  build,
  schemas: new Map(),
  expandsSeries: null,
});

/** Behind one address answer a few: while it is upgraded, or where mailboxes are moved to a new one. */
const MOST_BUILDS = 8;

/**
 * What is remembered of the servers behind one address, so that nobody has to find out again what another login found.
 * https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-schema-versions-in-exchange
 */
export class KnownServer {
  readonly #builds = new Remembered<ServerTraits>(MOST_BUILDS);
  #latest: ServerTraits = traitsOf(null);

  /** Of the one that answered last. */
  get latest(): ServerTraits {
    return this.#latest;
  }

  in(build: ServerBuild): ServerTraits {
    const unnamed = this.#latest.build === null ? Object.assign(this.#latest, { build }) : null;
    this.#latest = this.#builds.of(buildText(build), () => unnamed ?? traitsOf(build));
    return this.#latest;
  }
}
