import type { HostSettings } from './settings.ts';

/** Sets that hosts of each kind say they support. */
const requirements = ({ client, nestedAppAuth }: Pick<HostSettings, 'client' | 'nestedAppAuth'>) => ({
  ...(client === 'on-premise'
    ? { Mailbox: '1.5', DialogApi: '1.1' }
    : { Mailbox: '1.15', DialogApi: '1.2', IdentityAPI: '1.3' }),
  ...(nestedAppAuth && { NestedAppAuth: '1.1' }),
});

export const hostVersion = ({ client }: Pick<HostSettings, 'client'>) =>
  client === 'on-premise' ? '15.2.1544.9' : '20261113003.10';

/** Number of Outlook on the web among Office's applications. */
const OUTLOOK_WEB = 64;

/** A licence as the store writes it; Office.js reads it as XML whether there is one or not. */
const entitlement = encodeURIComponent('<r v="0"><t aid="sally" oid="contoso" cid="sandbox"/></r>');

/** The answer to the first message. Without any of the first nine fields Office.js fails or waits for ever. */
export const appContext = (settings: HostSettings, controlId: string) => ({
  _id: controlId,
  _appName: OUTLOOK_WEB,
  _appVersion: '16.01',
  _appUILocale: settings.locale,
  _dataLocale: settings.locale,
  _docUrl: location.href,
  _clientMode: 0,
  _settings: {},
  _reason: 'documentOpened',
  _addinName: settings.appName,
  _appInstanceId: controlId,
  _requirementMatrix: JSON.stringify(requirements(settings)),
  _hostFullVersion: hostVersion(settings),
  _appDomains: [],
  _eToken: entitlement,
  _clientWindowHeight: innerHeight,
  _clientWindowWidth: innerWidth,
});
