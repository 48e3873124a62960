import { authentication } from '@microsoft/teams-js';
import type { IssuerSettings } from '../../../../server/contract/page-settings.ts';
import type { Host } from '../host.ts';
import { onePerson } from '../one-person.ts';
import type { OpenWindow } from '../window-sign-in.ts';
import { wordOf } from '../word-of.ts';
import { eitherWay } from './either-way.ts';
import { SIGN_IN_PAGE } from './pages.ts';

/** Teams opens the window, and hears one text from it. */
const open: OpenWindow = async (url, read) => {
  try {
    const told = read(JSON.parse(await authentication.authenticate({ url, width: 600, height: 680 })));
    return told === null ? { end: 'closed' } : { end: 'told', told };
  } catch (error) {
    return { end: wordOf(error) === 'FailedToOpenWindow' ? 'blocked' : 'closed' };
  }
};

/** The account that Teams knows first; whoever has none at Microsoft that may be used signs in with the issuer. */
export const teamsEitherWay = (issuer: IssuerSettings, microsoft: Pick<Host, 'token'>): Pick<Host, 'token'> =>
  eitherWay(issuer, SIGN_IN_PAGE, microsoft, { open, loginHint: null, isSame: onePerson() });
