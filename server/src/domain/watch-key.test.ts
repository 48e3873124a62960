import { expect, test } from '@jest/globals';
import { readWatchKey, writeWatchKey } from './watch-key.ts';

const guid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`;
const proof = 'p'.repeat(43);

test.each([
  ['a tenant', guid('a')],
  ['a personal account', `${guid('9')}.${guid('b')}`],
])(
  'the key of a watch of %s comes back as it was, in no more characters than Graph takes',
  (_whose, workspace) => {
    const key = { workspace, id: guid('c'), proof };
    expect(writeWatchKey(key).length).toBeLessThanOrEqual(128);
    expect(readWatchKey(writeWatchKey(key))).toEqual(key);
  },
);

test('the key of a watch for people of another issuer is short too, and read as that issuer’s', () => {
  const workspace = `https://sso.${'long-'.repeat(30)}name.example/realms/fabrikam`;
  const key = { workspace, id: guid('c'), proof };
  expect(writeWatchKey(key).length).toBeLessThanOrEqual(128);
  expect(readWatchKey(writeWatchKey(key), workspace)).toEqual(key);
  expect(readWatchKey(writeWatchKey(key))).toBeNull();
});

test.each([
  '',
  'x',
  `issuer~${proof}`,
  `${'A'.repeat(22)}~${'A'.repeat(22)}~short`,
  `${'A'.repeat(22)}~${proof}`,
  `${'é'.repeat(22)}~x~${proof}`,
])('"%s" is no key of ours', (text) => {
  expect(readWatchKey(text)).toBeNull();
});
