import type { IssuerSettings } from '../../../../server/contract/page-settings.ts';
import type { SignedIn } from '../browser-sign-in.ts';
import { newTrip, SignInRefusal, type Tokens, tripQuery } from '../code-flow.ts';
import { HostError, type OtherWay } from '../host-error.ts';
import { lendTokens, type TokenStore } from '../lend-tokens.ts';
import { explainSignIn } from '../window-sign-in.ts';
import { leave, takeArrival } from './browser-trip.ts';
import { orIssuer } from './either-way.ts';
import { issuerAddress, issuerFlow, logoutAddress } from './issuer-flow.ts';
import { SIGN_IN_PAGE } from './pages.ts';

const TOKENS = 'sally-issuer-tokens';

/** In this tab, and for this client of this issuer: where MSAL keeps those of Microsoft. */
function inTab({ issuer, clientId }: IssuerSettings): TokenStore {
  const whose = JSON.stringify([issuer, clientId]);
  return {
    read() {
      const kept = JSON.parse(sessionStorage.getItem(TOKENS) ?? 'null') as {
        whose: string;
        tokens: Tokens;
      } | null;
      return kept?.whose === whose ? kept.tokens : null;
    },
    write(tokens) {
      if (tokens === null) sessionStorage.removeItem(TOKENS);
      else sessionStorage.setItem(TOKENS, JSON.stringify({ whose, tokens }));
    },
  };
}

/** The page is about to be left. */
const gone = (): Promise<never> => new Promise(() => {});

/**
 * Signs in with the issuer by redirect, and finds who has. `besides` turns Microsoft's failure into a choice of both.
 */
export async function browserIssuer(settings: IssuerSettings): Promise<{
  readonly signedIn: SignedIn | null;
  readonly besides: (error: unknown) => unknown;
}> {
  const flow = issuerFlow(settings, SIGN_IN_PAGE);
  const store = inTab(settings);

  const way = (remedy: HostError['remedy'] = null): OtherWay => ({
    name: settings.name,
    async signIn() {
      try {
        const trip = newTrip();
        const query = await tripQuery(trip, { loginHint: null, claims: null, choose: false });
        const address = await issuerAddress(settings, SIGN_IN_PAGE, query);
        leave({ trip, back: location.hash });
        location.assign(address);
      } catch (error) {
        throw explain(error, remedy);
      }
      return gone();
    },
  });
  const explain = (error: unknown, remedy: HostError['remedy'] = null): HostError =>
    orIssuer(explainSignIn(error, gone), way(remedy), remedy);

  /** What went wrong on the way back from the issuer. */
  let failure: HostError | null = null;
  const arrival = takeArrival();
  if (arrival !== null) {
    const { trip, answer } = arrival;
    const code = answer.get('code');
    try {
      if (code === null)
        throw new SignInRefusal(answer.get('error') ?? 'unknown', answer.get('error_description') ?? '');
      store.write(await flow.redeem(trip, code));
    } catch (error) {
      failure = explain(error);
    }
  }

  const { token } = lendTokens(flow, store, {
    signedOut: () => new HostError('signed-out', { other: way() }),
    explain,
  });
  return {
    signedIn:
      store.read() === null
        ? null
        : {
            token,
            async signOut() {
              store.write(null);
              const address = await logoutAddress(settings).catch(() => null);
              location.assign(address ?? '/');
            },
          },
    besides(error) {
      if (!(error instanceof HostError)) return error;
      return orIssuer(failure ?? error, way(error.remedy), error.remedy);
    },
  };
}
