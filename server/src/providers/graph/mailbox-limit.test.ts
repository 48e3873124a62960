import { expect, test } from '@jest/globals';
import { GraphCall } from './call.ts';
import { mailboxLimit } from './mailbox-limit.ts';

/** Runs calls through one limit, each until the test ends it, and remembers the order in which they began. */
const mailbox = () => {
  const step = mailboxLimit();
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    began,
    call: (name: string, { interactive = false, weight = 1, of = 'alice' } = {}) => {
      const access = { by: 'token' as const, token: async () => '' };
      const call = new GraphCall({ access, mailbox: of, interactive, weight, link: null });
      const sent = Promise.withResolvers<Response>();
      ends.set(name, () => sent.resolve(new Response()));
      return step({ url: '', init: {}, headers: {} }, call, () => {
        began.push(name);
        return sent.promise;
      });
    },
    end: async (name: string) => {
      ends.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

test('work in the background takes two places, people get the others', async () => {
  const { began, call, end } = mailbox();
  for (const name of ['a', 'b', 'c']) call(name);
  for (const name of ['p', 'q', 'r']) call(name, { interactive: true });
  await end('-');
  expect(began).toEqual(['a', 'b', 'p', 'q']);
  await end('a');
  expect(began).toEqual(['a', 'b', 'p', 'q', 'r']);
  for (const name of ['b', 'p', 'q']) await end(name);
  expect(began.at(-1)).toBe('c');
});

test('a heavy request waits for a free mailbox, and is not overtaken for ever', async () => {
  const { began, call, end } = mailbox();
  call('a');
  call('batch', { weight: 20 });
  call('b');
  await end('-');
  expect(began).toEqual(['a']);
  await end('a');
  expect(began).toEqual(['a', 'batch']);
  await end('batch');
  expect(began).toEqual(['a', 'batch', 'b']);
});

test('mailboxes do not wait for each other', async () => {
  const { began, call, end } = mailbox();
  for (const name of ['a', 'b', 'c']) call(name);
  call('d', { of: 'bob' });
  await end('-');
  expect(began).toEqual(['a', 'b', 'd']);
});
