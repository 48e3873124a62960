import { type ConnectResult, nextStep } from '../domain/connect.ts';
import type { ConnectionKind } from '../domain/connection.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';
import { ProviderError } from '../ports/failure.ts';
import type { TokenService } from '../ports/token-service.ts';
import { type AttachGrantDeps, attachGrant } from './attach-grant.ts';
import { workAccountOnly } from './work-account-only.ts';

export type ConnectDeps = AttachGrantDeps & {
  readonly tokens: Pick<TokenService, 'onBehalfOf'>;
  readonly scopes: Readonly<Record<ConnectionKind, readonly string[]>>;
};

/**
 * Connects without any window: the caller's own token is exchanged on their behalf, which succeeds wherever
 * consent was given before. Everything else is the next step that leads there.
 * @throws ProviderError where only trying again later helps.
 * @throws Refusal `signed-out` when the token is too old to act with; a fresh one is worth one more try.
 */
export const connect =
  (deps: ConnectDeps) =>
  async (caller: Caller, kind: ConnectionKind): Promise<ConnectResult> => {
    workAccountOnly(caller);
    const { account, assertion } = caller;
    try {
      const tokens = await deps.tokens.onBehalfOf(account.tid, assertion, deps.scopes[kind]);
      const connection = await attachGrant(deps)(caller, kind, account, tokens, null);
      if (!connection) throw new Error('attached nothing without a consent to lose');
      return { outcome: 'connected', connection };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { failure } = error;
      if (failure.kind === 'unauthorised' && failure.need === 'fresh-assertion')
        throw new Refusal('signed-out', 'This sign-in is too old to connect with.', null, { cause: error });
      const step = nextStep(failure, deps.clock.now());
      if (step) return step;
      throw error;
    }
  };
