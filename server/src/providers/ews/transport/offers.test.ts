import { expect, test } from '@jest/globals';
import { offered, offersIn } from './offers.ts';

const MANY = 500_000;

test.each([
  ['one line for each', ['Negotiate', 'NTLM', 'Basic realm="mail"'], ['NTLM', 'Basic']],
  ['a list', 'Negotiate, NTLM, Basic realm="mail"', ['NTLM', 'Basic']],
  ['a list without spaces', 'negotiate,ntlm', ['NTLM']],
  ['Negotiate alone', 'Negotiate', ['Negotiate']],
  ['Negotiate before Basic', ['Basic realm="x"', 'Negotiate'], ['Negotiate', 'Basic']],
  ['a realm that names others', 'Basic realm="NTLM, Negotiate"', ['Basic']],
  ['a realm with a quote in it', 'Basic realm="a\\", NTLM"', ['Basic']],
  ['a realm without an end', 'Basic realm="mail, NTLM', ['Basic']],
  ['parameters with spaces', 'Digest realm = "x", qop = auth, Basic realm="y"', ['Basic']],
  ['a parameter of that name', 'Digest ntlm=1, basic="x", Negotiate', ['Negotiate']],
  ['Bearer beside others', ['Bearer client_id="1", trusted_issuers="a@*"', 'NTLM'], ['NTLM']],
  ['nothing between commas', ', ,NTLM,,', ['NTLM']],
])('schemes are found in %s', (_, header, schemes) => {
  expect(offered(offersIn(header))).toEqual(schemes);
});

test('the token of a challenge is kept as it is', () => {
  expect(offersIn(['Negotiate', 'NTLM TlRMTVNTUAACAAAA+/8='])).toEqual([
    { scheme: 'negotiate', token: '' },
    { scheme: 'ntlm', token: 'TlRMTVNTUAACAAAA+/8=' },
  ]);
});

test('nothing that can be used says what there is instead', () => {
  expect(() => offered(offersIn('Bearer authorization_uri="https://x/"'))).toThrow('modern-sign-in-only');
  expect(() => offered(offersIn(['Digest realm="x"', '']))).toThrow('no-known-sign-in');
  expect(() => offered(offersIn(undefined))).toThrow('no-known-sign-in');
});

test('the time that a header takes grows with its length alone', () => {
  // If it grew with the square, these would take minutes.
  expect(offersIn('"'.repeat(MANY))).toEqual([]);
  expect(offersIn(`Basic ${'a="\\'.repeat(MANY)}`)).toHaveLength(1);
  expect(offersIn(`${' '.repeat(MANY)}x${','.repeat(MANY)}`)).toHaveLength(1);
});
