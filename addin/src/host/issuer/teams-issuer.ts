import type { IssuerSettings } from '../../../../server/contract/page-settings.ts';
import type { Host } from '../host.ts';
import { onePerson } from '../one-person.ts';
import type { OpenWindow } from '../window-sign-in.ts';
import { wordOf } from '../word-of.ts';
import { eitherWay } from './either-way.ts';
import { SIGN_IN_PAGE } from './pages.ts';

/** Of teams-js, which is lent, since another part that loads it makes the first screen heavier. */
type Authenticate = (window: { url: string; width: number; height: number }) => Promise<string>;

/** Teams opens the window, and hears one text from it. */
const openBy =
  (authenticate: Authenticate): OpenWindow =>
  async (url, read) => {
    try {
      const told = read(JSON.parse(await authenticate({ url, width: 600, height: 680 })));
      return told === null ? { end: 'closed' } : { end: 'told', told };
    } catch (error) {
      return { end: wordOf(error) === 'FailedToOpenWindow' ? 'blocked' : 'closed' };
    }
  };

/** Kept for the life of the page: whoever signed in is still signed in when the app starts anew. */
let either: Pick<Host, 'token'> | undefined;

/**
 * The account that Teams knows first; whoever has none at Microsoft that may be used signs in with the issuer, for which
 * they have to be asked before the app starts. Rejects as the first token does.
 */
export async function teamsEitherWay(
  issuer: IssuerSettings,
  microsoft: Pick<Host, 'token'>,
  authenticate: Authenticate,
): Promise<Pick<Host, 'token'>> {
  const open = openBy(authenticate);
  either ??= eitherWay(issuer, SIGN_IN_PAGE, microsoft, { open, loginHint: null, isSame: onePerson() });
  await either.token();
  return either;
}
