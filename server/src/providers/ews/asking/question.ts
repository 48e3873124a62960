import type { SchemaName, ServerBuild } from '../../../domain/exchange/version.ts';
import type { Answer } from '../codec/answer.ts';
import type { EwsRequest } from '../codec/operations.ts';

/** One thing to ask for: how it is said in a schema, and how its answer is read. */
export type Question<T> = {
  readonly request: (schema: SchemaName) => EwsRequest;
  readonly read: (chunks: AsyncIterable<string>) => Promise<Answer<T>>;
  /** Codes that the asker can deal with, so that nobody has to wait because of them. */
  readonly expects?: readonly string[];
  /** Servers do one of these at a time for an account. */
  readonly alone?: boolean;
  /** The same without what a server may not have; asked where it refuses a property. */
  readonly plainer?: Question<T>;
};

/** What is known of a server and a login from what was asked before. */
export type Acquaintance = {
  readonly build: ServerBuild | null;
  readonly schema: SchemaName;
  /** As it was shown to the server; null where nothing was asked yet. */
  readonly username: string | null;
  /** Whether the server expands series in calendar views; null where that was never seen. */
  readonly expandsSeries: boolean | null;
};
