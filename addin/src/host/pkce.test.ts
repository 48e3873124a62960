/** @jest-environment jsdom */
import '../../test/browser-gaps.ts';
import { expect, test } from '@jest/globals';
import { ConsentRequest, RedeemRequest } from '../../../server/contract/consents.ts';
import { challengeOf, createVerifier } from './pkce.ts';

test('the challenge is that of RFC 7636, appendix B', async () => {
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

test('verifier and challenge have the form that the contract wants, and no verifier comes twice', async () => {
  const verifier = createVerifier();
  expect(RedeemRequest.safeParse({ verifier }).success).toBe(true);
  const request = { kind: 'microsoft365', challenge: await challengeOf(verifier) };
  expect(ConsentRequest.safeParse(request).success).toBe(true);
  expect(createVerifier()).not.toBe(verifier);
});
