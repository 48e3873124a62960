import { type ConnectResult, nextStep } from '../domain/connect.ts';
import { kindOf, type MicrosoftKind } from '../domain/connection.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Audit } from '../ports/audit.ts';
import type { Caller } from '../ports/caller.ts';
import { ProviderError } from '../ports/failure.ts';
import type { TokenService } from '../ports/token-service.ts';
import { type AttachGrantDeps, attachGrant } from './attach-grant.ts';

export type ConnectDeps = AttachGrantDeps & {
  readonly audit: Pick<Audit, 'lastDeletion'>;
  readonly tokens: Pick<TokenService, 'onBehalfOf'>;
  readonly scopes: Readonly<Record<MicrosoftKind, readonly string[]>>;
};

/**
 * Connects the caller's own work account without any window: their token is exchanged on their behalf, which succeeds
 * wherever consent was given before. Everything else is the next step that leads there. For personal accounts the
 * exchange is not dependable, so they always sign in. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
 * @throws ProviderError where only trying again later helps.
 * @throws Refusal `signed-out` when the token is too old to act with; a fresh one is worth one more try. `gone`
 * when everything about them was deleted since they asked.
 */
export const connect =
  (deps: ConnectDeps) =>
  async (caller: Caller, kind: MicrosoftKind): Promise<ConnectResult> => {
    const { workspace, account, assertion } = caller;
    if (kind !== 'microsoft365' || kindOf(account) !== kind) return { outcome: 'interaction', claims: null };
    const knownDeletion = await deps.audit.lastDeletion({ workspace, userId: account.oid });
    try {
      const tokens = await deps.tokens.onBehalfOf(account.tid, assertion, deps.scopes[kind]);
      const attached = await attachGrant(deps)(caller, kind, account, tokens, null, knownDeletion);
      if (!attached) throw new Refusal('gone', 'Everything about you was deleted meanwhile.');
      return { outcome: 'connected', ...attached };
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
