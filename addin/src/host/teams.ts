import { app, authentication } from '@microsoft/teams-js';
import type { PageSettings } from '../../../server/contract/page-settings.ts';
import type { ConsentEnd, ConsentTrip, Host, ThemeName, TokenWish } from './host.ts';
import { HostError } from './host-error.ts';
import { within } from './within.ts';
import { wordOf } from './word-of.ts';

const STARTING = 15_000;
/** Teams may show a consent prompt of its own meanwhile. */
const SIGNING_IN = 60_000;

const themeNames: Readonly<Record<string, ThemeName>> = { dark: 'dark', glass: 'dark', contrast: 'contrast' };
const themeOf = (name: string | undefined): ThemeName => themeNames[name ?? ''] ?? 'light';

function signInError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const detail = wordOf(error);
  return new HostError(detail === 'CancelledByUser' ? 'sign-in-cancelled' : 'sign-in-refused', {
    detail,
    cause: error,
  });
}

async function initialize(settings: PageSettings): Promise<app.Context> {
  try {
    await within(STARTING, 'app.initialize', app.initialize(settings.messageOrigins));
  } catch (error) {
    if (wordOf(error).includes('No Parent window')) throw new HostError('outside-teams', { cause: error });
    throw error instanceof HostError
      ? error
      : new HostError('silent', { detail: wordOf(error), cause: error });
  }
  app.notifyAppLoaded();
  return within(STARTING, 'app.getContext', app.getContext());
}

/** The account that Teams knows. */
const microsoft: Pick<Host, 'token'> = {
  async token({ claims }: TokenWish = {}) {
    const request = claims === undefined ? {} : { claims: [claims] };
    try {
      return await within(SIGNING_IN, 'authentication.getAuthToken', authentication.getAuthToken(request));
    } catch (error) {
      throw signInError(error);
    }
  },
};

/** Teams itself opens the window; `signal` can't close it. */
async function openConsent(trip: Promise<ConsentTrip>): Promise<ConsentEnd> {
  const { startUrl } = await trip;
  try {
    const code = await authentication.authenticate({ url: startUrl, width: 600, height: 680 });
    return code ? { end: 'code', code } : { end: 'closed' };
  } catch (error) {
    return { end: wordOf(error) === 'FailedToOpenWindow' ? 'blocked' : 'closed' };
  }
}

/**
 * The tab inside Teams, by its JavaScript SDK (https://learn.microsoft.com/javascript/api/@microsoft/teams-js).
 * Rejects with `HostError`: `outside-teams` where there is no host window, `silent` where it does not answer; where
 * there is an issuer besides Microsoft, as the first token does.
 */
export async function connectTeams(settings: PageSettings): Promise<Host> {
  const context = await initialize(settings);
  const way = settings.issuer
    ? await (await import(/* webpackChunkName: "issuer" */ './issuer/teams-issuer.ts')).teamsEitherWay(
        settings.issuer,
        microsoft,
        authentication.authenticate,
      )
    : microsoft;
  let theme = themeOf(context.app.theme);
  const listeners = new Set<(theme: ThemeName) => void>();
  app.registerOnThemeChangeHandler((name) => {
    theme = themeOf(name);
    for (const listener of listeners) listener(theme);
  });
  return {
    kind: 'teams',
    locale: context.app.locale,
    get theme() {
      return theme;
    },
    onThemeChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    token: way.token,
    openConsent,
    openLink(url) {
      app.openLink(url).catch(() => window.open(url, '_blank', 'noopener'));
    },
    ready() {
      void app.notifySuccess();
    },
    failed(message) {
      app.notifyFailure({ reason: app.FailedReason.Other, message });
    },
  };
}
