import type { SandboxState } from '../../state/sandbox-state.ts';
import type { Reach } from '../caller.ts';
import type { ExchangeSettings } from '../settings.ts';
import type { XmlElement } from '../soap/read-xml.ts';
import type { Release, Schema } from '../versions.ts';

/** One request that was understood, by somebody who is signed in. */
export type Call = {
  state: SandboxState;
  settings: ExchangeSettings;
  release: Release;
  /** The schema that the request asks for. */
  schema: Schema;
  /** With milliseconds, as the header `DateTimePrecision` says. */
  milliseconds: boolean;
  reach: Reach;
  request: XmlElement;
  /** Remembers something that nobody has taught the sandbox. */
  record(what: string): void;
};

/**
 * Answers with what stands in the root element of the response. An `EwsFailure` becomes the only response message, an
 * `EwsFault` the answer to the whole.
 */
export type Operation = (call: Call) => string;
