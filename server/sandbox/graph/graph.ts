import type { Router } from 'express';
import type { Tokens } from '../entra/tokens.ts';
import type { SandboxState } from '../state/sandbox-state.ts';

/**
 * Microsoft Graph v1.0, to be mounted at `/v1.0`. `graphUrl` is the origin that links in answers start with
 * (no `/v1.0`); `record` hears of every request that has no route.
 */
export declare function createGraph(options: {
  state: SandboxState;
  tokens: Tokens;
  graphUrl: string;
  record(what: string): void;
}): Router;
