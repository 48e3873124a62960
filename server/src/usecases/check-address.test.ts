import { expect, test } from '@jest/globals';
import { checkAddress } from './check-address.ts';

const checking = (echo: (token: string) => Promise<string>) => {
  const warned: unknown[] = [];
  const log = { info: () => {}, warn: (...entry: unknown[]) => void warned.push(entry), error: () => {} };
  return { warned, check: checkAddress({ echo, newId: () => 'token', log }) };
};

test('an address that leads back to us is worth no word', async () => {
  const { warned, check } = checking(async (token) => token);
  expect(await check()).toBe(true);
  expect(warned).toEqual([]);
});

test('one that leads elsewhere, or nowhere, is named with the setting and with what follows from it', async () => {
  for (const echo of [async () => '<html>', () => Promise.reject(new Error('refused'))]) {
    const { warned, check } = checking(echo);
    expect(await check()).toBe(false);
    expect(warned).toHaveLength(1);
    expect(String(warned[0])).toMatch(
      /^PUBLIC_URL does not lead back to this server.*only every few minutes/,
    );
  }
});
