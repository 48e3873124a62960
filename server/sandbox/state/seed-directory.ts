import type { DirectoryData } from './directory.ts';
import { createSigningKeys, type SigningKey } from './keys.ts';
import { PERSONAL_TENANT } from './personal-accounts.ts';
import type { Application, Person, Tenant } from './types.ts';

export const CONTOSO = '2f1a4c0e-8b57-4d39-9a6e-c1d0735be842';
export const FABRIKAM = '7be3d2f5-14c9-4f0a-b86d-5a90e2c7163f';

/** Microsoft's hosts, which get tokens for an add-in's API without asking anybody. */
const HOST_CLIENTS = {
  teamsDesktopAndMobile: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  teamsWeb: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  microsoft365Web: '4765445b-32c6-49b0-83e6-1d93765276ca',
  microsoft365Desktop: '0ec893e0-5785-4de6-99da-4ed124e5296c',
  microsoft365MobileAndOutlookDesktop: 'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  outlookWeb: 'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  outlookMobile: '27922004-5251-4030-b22d-91ecd9a37ea4',
};

const tenants: readonly Tenant[] = [
  { id: CONTOSO, name: 'Contoso', domain: 'contoso.example', kind: 'work', userConsent: 'allowed' },
  { id: FABRIKAM, name: 'Fabrikam', domain: 'fabrikam.example', kind: 'work', userConsent: 'admin-only' },
  {
    id: PERSONAL_TENANT,
    name: 'Personal accounts',
    domain: 'outlook.example',
    kind: 'personal',
    userConsent: 'allowed',
  },
];

type Seeded = Pick<Person, 'oid' | 'tenantId' | 'name' | 'address'> & Partial<Person>;

const people: readonly Seeded[] = [
  {
    oid: 'a3f0c5d2-6e14-4b7a-9c28-0d5be1f47a91',
    tenantId: CONTOSO,
    name: 'Alice Archer',
    address: 'alice@contoso.example',
  },
  {
    oid: 'b81d7e46-2c93-4fa5-8b06-f3a94c1d5e27',
    tenantId: CONTOSO,
    name: 'Bob Baker',
    address: 'bob@contoso.example',
    timeZone: 'America/New_York',
  },
  {
    oid: 'c46b9a08-f571-4d2e-a3c9-18e7d0b25f63',
    tenantId: CONTOSO,
    name: 'Carol Chen',
    address: 'carol@contoso.example',
    timeZone: 'Asia/Tokyo',
  },
  {
    oid: 'd97e2b51-0a8c-46f3-b5d4-7c61f9e3a80d',
    tenantId: CONTOSO,
    name: 'Dora Diaz',
    address: 'dora@contoso.example',
    admin: true,
  },
  {
    oid: 'e52c8f17-b3d0-4961-8ea7-94f05d6c1b3a',
    tenantId: CONTOSO,
    name: 'Erik Ehlers',
    address: 'erik@contoso.example',
    language: 'de-DE',
  },
  {
    oid: '0d3b86f2-94ce-4a17-b5d8-62a1f7c90e35',
    tenantId: CONTOSO,
    name: 'Olaf Onprem',
    address: 'olaf@contoso.example',
    language: 'de-DE',
  },
  {
    oid: 'f0a6d394-7c25-4e8b-9f12-b6e8350c7d41',
    tenantId: FABRIKAM,
    name: 'Frank Fischer',
    address: 'frank@fabrikam.example',
  },
  {
    oid: '61d8b3ac-e409-4752-a6bf-2f73c95e10d8',
    tenantId: FABRIKAM,
    name: 'Gina Gomez',
    address: 'gina@fabrikam.example',
    admin: true,
  },
  {
    oid: '00000000-0000-0000-5b3e-91c7a04df268',
    tenantId: PERSONAL_TENANT,
    name: 'Paula Personal',
    address: 'paula@outlook.example',
  },
  {
    oid: '00000000-0000-0000-c8f1-3d62e7b905a4',
    tenantId: PERSONAL_TENANT,
    name: 'Quinn Private',
    address: 'quinn@outlook.example',
  },
];

export type SeededApplication = {
  clientId: string;
  secret: string;
  /** `api://{host}/{client id}` */
  appIdUri: string;
  /** Origin of the product, on which its redirect pages lie. */
  addinUrl: string;
};

const sally = ({ clientId, secret, appIdUri, addinUrl }: SeededApplication): Application => ({
  clientId,
  name: 'Sally',
  secrets: [secret],
  certificates: [],
  appIdUri: appIdUri.toLowerCase(),
  redirectUris: {
    web: [`${addinUrl}/auth/callback`, `${addinUrl}/auth/approved`],
    spa: [`${addinUrl}/`, addinUrl, `${addinUrl}/outlook/sign-in`],
  },
  preauthorized: Object.values(HOST_CLIENTS),
  appRoles: ['Calendars.Read', 'Place.Read.All'],
  enabled: true,
});

/** An ordinary member, as one is before anything happened. */
export const newPerson = (person: Seeded): Person => ({
  admin: false,
  timeZone: 'Europe/Berlin',
  language: 'en-US',
  signIn: { mfa: 'no', refuseWith: null },
  tokensValidFrom: 0,
  ...person,
});

/** The directory as at the first start. Keys are made unless some are handed in, which is how they outlive a reset. */
export const seedDirectory = (
  application: SeededApplication,
  signingKeys: SigningKey[] = createSigningKeys(),
): DirectoryData => ({
  tenants: tenants.map((tenant) => ({ ...tenant })),
  people: people.map(newPerson),
  applications: [sally(application)],
  consents: [],
  codes: [],
  refreshTokens: [],
  sessions: [],
  signingKeys,
});
