import {
  buildText,
  type ExchangeVersion,
  type SchemaName,
  type ServerBuild,
} from '../../../domain/exchange/version.ts';
import { Busy } from './busy.ts';

/** What is remembered of one login at one server. */
export class ServerAccount {
  readonly busy = new Busy();
  /** Which schema the server understood, by the version that was wished for. */
  readonly schemas = new Map<ExchangeVersion, SchemaName>();
  build: ServerBuild | null = null;
  username: string | null = null;
  /** Whether the server expands series in calendar views, as far as it was seen. */
  expandsSeries: boolean | null = null;
  /** It was asked for a property that it doesn't have. */
  refusesProperties = false;

  #last: Promise<unknown> = Promise.resolve();

  /** Takes in what the server says it is. False for another one than before: it may understand more by now. */
  isStill(build: ServerBuild | null): boolean {
    if (build === null) return true;
    const same = this.build === null || buildText(this.build) === buildText(build);
    if (!same) {
      this.schemas.clear();
      this.expandsSeries = null;
      this.refusesProperties = false;
    }
    this.build = build;
    return same;
  }

  /** Runs work of this kind one after the other. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
