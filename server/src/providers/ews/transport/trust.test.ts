import { expect, test } from '@jest/globals';
import { makeAuthority } from '../../../../test/exchange-listener/certificates.ts';
import { authoritiesIn, fingerprint, trustOf } from './trust.ts';

const HEX = 'ab'.repeat(32);

test.each([
  ['hex', HEX],
  ['hex with colons', HEX.toUpperCase().replace(/..(?!$)/g, '$&:')],
  ['base64', Buffer.from(HEX, 'hex').toString('base64')],
])('a pin in %s is read', (_, text) => {
  expect(fingerprint(text)).toBe(HEX);
  const { pins } = trustOf({ authorities: null, pins: [{ host: 'Mail.Contoso.example', sha256: text }] });
  expect(pins('mail.contoso.example')).toEqual([HEX]);
  expect(pins('other.contoso.example')).toEqual([]);
});

test.each(['', 'ab', `${HEX}ab`, 'sha256//x', 'q'.repeat(43)])('"%s" is no pin', (text) => {
  expect(fingerprint(text)).toBeNull();
  expect(() => trustOf({ authorities: null, pins: [{ host: 'mail.example', sha256: text }] })).toThrow(
    'the pin of mail.example',
  );
});

test.each([
  ['mail.contoso.example.', 'mail.contoso.example'],
  ['MAIL.contoso.example', 'mail.contoso.example'],
  ['mäil.example', 'xn--mil-qla.example'],
  ['010.20.1.2', '8.20.1.2'],
  ['[fd12:0::1]', 'fd12::1'],
])('a pin for %s counts for %s', (host, target) => {
  expect(trustOf({ authorities: null, pins: [{ host, sha256: HEX }] }).pins(target)).toEqual([HEX]);
});

test.each(['', '...', '*.contoso.example', 'mail.contoso.example:8443', 'https://mail.example', '256.1.1.1'])(
  'a pin for "%s" would never count and is refused',
  (host) => {
    expect(() => trustOf({ authorities: null, pins: [{ host, sha256: HEX }] })).toThrow('is no host');
  },
);

test('every certificate of a bundle is read, and what is none is refused', async () => {
  const [one, two] = await Promise.all([makeAuthority('One'), makeAuthority('Two')]);
  expect(authoritiesIn(`# ours\n${one.pem}\nNotes\n${two.pem}\n`)).toHaveLength(2);
  expect(() => authoritiesIn('')).toThrow('no certificate');
  expect(() =>
    authoritiesIn(`${one.pem}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`),
  ).toThrow('certificate 2');
});
