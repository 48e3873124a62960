import { type CodeFlow, SignInRefusal, type Tokens } from './code-flow.ts';
import type { Host, TokenWish } from './host.ts';
import type { HostError } from './host-error.ts';

/** Where tokens are kept. */
export type TokenStore = { read(): Tokens | null; write(tokens: Tokens | null): void };

export function inMemory(): TokenStore {
  let held: Tokens | null = null;
  return {
    read: () => held,
    write(tokens) {
      held = tokens;
    },
  };
}

/** Lends the token that is kept for as long as it lasts, and renews it without a window. */
export function lendTokens(
  flow: Pick<CodeFlow, 'refresh'>,
  store: TokenStore,
  failures: {
    readonly signedOut: (claims?: string) => HostError;
    readonly explain: (error: unknown) => HostError;
  },
): Pick<Host, 'token'> {
  let renewing: Promise<Tokens> | null = null;

  async function renew(claims?: string): Promise<Tokens> {
    const { refreshToken = null } = store.read() ?? {};
    if (refreshToken === null) throw failures.signedOut(claims);
    try {
      const tokens = await flow.refresh(refreshToken, claims);
      store.write(tokens);
      return tokens;
    } catch (error) {
      if (!(error instanceof SignInRefusal)) throw failures.explain(error);
      store.write(null);
      throw failures.signedOut(claims);
    }
  }

  return {
    async token({ fresh = false, claims }: TokenWish = {}) {
      const held = store.read();
      if (held !== null && Date.now() < held.goodUntil && !fresh && claims === undefined)
        return held.accessToken;
      // Several calls that need a new token wait for the same one.
      renewing ??= renew(claims).finally(() => {
        renewing = null;
      });
      return (await renewing).accessToken;
    },
  };
}
