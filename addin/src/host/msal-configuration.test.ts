import { expect, test } from '@jest/globals';
import { msalConfiguration } from './msal-configuration.ts';

test('every address that MSAL uses is the configured authority’s', () => {
  const { auth } = msalConfiguration(
    {
      clientId: 'client',
      authority: 'https://localhost:4000',
      apiScope: 'api://localhost/client/access_as_user',
      messageOrigins: [],
      officeScripts: [],
    },
    'https://localhost:3000/',
  );
  expect(auth.authority).toBe('https://localhost:4000/common');
  expect(auth.knownAuthorities).toEqual(['localhost:4000']);
  const metadata = Object.values(JSON.parse(auth.authorityMetadata ?? '{}') as Record<string, string>);
  expect(metadata.filter((address) => !address.startsWith('https://localhost:4000/'))).toEqual([]);
  expect([auth.redirectUri, auth.postLogoutRedirectUri]).toEqual([
    'https://localhost:3000/',
    'https://localhost:3000/',
  ]);
});
