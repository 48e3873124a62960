/** Somebody who has no account at Microsoft; their mailbox is on the company's own server. */
export type Member = {
  /** `sub` of their tokens. */
  sub: string;
  username: string;
  givenName: string;
  familyName: string;
  email: string;
};

/** The people of Contoso's own issuer: the addresses are those of mailboxes on its Exchange server. */
export const MEMBERS: readonly Member[] = [
  {
    sub: '7c2f5b1e-93d4-4e08-a6b7-2d19c8f0e354',
    username: 'olaf',
    givenName: 'Olaf',
    familyName: 'Onprem',
    email: 'olaf@contoso.example',
  },
  {
    sub: 'd40e6a97-158b-4c3f-9e72-b5a803f7c6d1',
    username: 'erik',
    givenName: 'Erik',
    familyName: 'Ehlers',
    email: 'erik@contoso.example',
  },
  {
    sub: '3b98d1c4-fe07-46a5-8d2b-601e9a75cf42',
    username: 'dora',
    givenName: 'Dora',
    familyName: 'Diaz',
    email: 'dora@contoso.example',
  },
];

export const fullName = ({ givenName, familyName }: Member) => `${givenName} ${familyName}`;

/** An application's registration: public, code and PKCE only. */
export type Client = {
  clientId: string;
  name: string;
  redirectUris: string[];
  postLogoutRedirectUris: string[];
  /** Origins whose pages may read what the token endpoint answers. */
  webOrigins: string[];
};

/** Scopes that come with every sign-in, and those that have to be asked for. */
export const DEFAULT_SCOPES: readonly string[] = ['profile', 'email'];
const OPTIONAL_SCOPES: readonly string[] = ['openid', 'offline_access', 'access_as_user'];
export const SCOPES: ReadonlySet<string> = new Set([...DEFAULT_SCOPES, ...OPTIONAL_SCOPES]);

/** What each scope puts into `aud` of access tokens: our API's name is written by an audience mapper. */
export const AUDIENCES: Readonly<Record<string, string>> = { access_as_user: 'sally-api' };

/** Sally's pages at this issuer. */
export const sallysPages = (addinUrl: string): Client => ({
  clientId: 'sally-pages',
  name: 'Sally',
  redirectUris: [`${addinUrl}/sign-in`, `${addinUrl}/outlook/issuer-sign-in`],
  postLogoutRedirectUris: [`${addinUrl}/`],
  webOrigins: [new URL(addinUrl).origin],
});
