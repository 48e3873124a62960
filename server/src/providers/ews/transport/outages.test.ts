import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { beforeEach, expect, test } from '@jest/globals';
import { anna, basic, echo, failureOf } from '../../../../test/exchange-listener/scenes.ts';
import { HOST, onStage, optionsFor, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';
import { findingOf } from './failure.ts';
import { type Attempt, outages } from './outages.ts';
import { openTransport } from './transport.ts';
import { Trouble } from './trouble.ts';

const SECOND = 1_000;
const LIMITS = { logins: 10, pause: 2 * SECOND, longestPause: 60 * SECOND };
const SIGNAL = new AbortController().signal;
const PLAIN: Attempt = { origin: 'https://mail.contoso.example', signal: SIGNAL, isUrgent: false };
const URGENT = { ...PLAIN, isUrgent: true };

let now: number;
let gone: number;
let pass: ReturnType<typeof outages>;
beforeEach(() => {
  now = 0;
  gone = 0;
  pass = outages(LIMITS, () => now);
});

const nobody = async (): Promise<never> => {
  gone++;
  throw Object.assign(new Error(`attempt ${gone}`), { code: 'ECONNREFUSED' });
};
const somebody = async (answered: () => void): Promise<string> => {
  gone++;
  answered();
  return 'in';
};
const wordsOf = (done: Promise<unknown>): Promise<unknown> =>
  done.catch((error: Error) => (error.cause instanceof Error ? error.cause.message : error.message));

const fail = (attempt = PLAIN) => wordsOf(pass(attempt, nobody));

test('after two attempts in a row that found nobody the next fails at once as the last one did', async () => {
  expect([await fail(), await fail(), await fail(), gone]).toEqual([
    'attempt 1',
    'attempt 2',
    'attempt 2',
    2,
  ]);
  const refused = await pass(PLAIN, nobody).catch((error: unknown) => error);
  expect(refused).toMatchObject({ failure: { kind: 'unavailable' } });
  expect(findingOf(refused)?.finding).toBe('connection-refused');
  // Other servers are other servers.
  expect(await pass({ ...PLAIN, origin: 'https://mail.fabrikam.example' }, somebody)).toBe('in');
});

test('pauses double up to the longest, and end with the first answer', async () => {
  await fail();
  const began: number[] = [];
  for (const end = 300 * SECOND; now < end; now += SECOND) {
    const before = gone;
    await fail();
    if (gone > before) began.push(now / SECOND);
  }
  expect(began).toEqual([0, 2, 6, 14, 30, 62, 122, 182, 242]);
  now += 60 * SECOND;
  expect(await pass(PLAIN, somebody)).toBe('in');
  expect(await fail()).toMatch(/^attempt/);
  expect(await pass(PLAIN, somebody)).toBe('in');
});

test('one goes ahead while the others are still refused', async () => {
  await fail();
  await fail();
  now = 2 * SECOND;
  const end = Promise.withResolvers<void>();
  const probe = pass(PLAIN, async (answered) => {
    await end.promise;
    return somebody(answered);
  });
  expect(await wordsOf(pass(PLAIN, somebody))).toBe('attempt 2');
  end.resolve();
  expect(await probe).toBe('in');
  expect(await pass(PLAIN, somebody)).toBe('in');
});

test('those that set out together and find nobody are one attempt', async () => {
  const end = Promise.withResolvers<void>();
  const together = Array.from({ length: 6 }, () =>
    wordsOf(
      pass(PLAIN, async () => {
        await end.promise;
        now++;
        return nobody();
      }),
    ),
  );
  end.resolve();
  await Promise.all(together);
  expect(await pass(PLAIN, somebody)).toBe('in');
});

test('what somebody waits for is tried whatever is known', async () => {
  await fail();
  await fail();
  expect(await fail(URGENT)).toBe('attempt 3');
  expect(await pass(URGENT, somebody)).toBe('in');
  expect(await pass(PLAIN, somebody)).toBe('in');
});

test('a busy server, and what fails after an answer, are no outage, nor is what was given up', async () => {
  const busy = () => wordsOf(pass(PLAIN, () => Promise.reject(new Trouble('server-busy'))));
  const slow = () =>
    wordsOf(
      pass(PLAIN, async (answered) => {
        answered();
        return nobody();
      }),
    );
  const givenUp = () => fail({ ...PLAIN, signal: AbortSignal.abort() });
  for (const attempt of [busy, slow, givenUp]) {
    await fail();
    for (let count = 0; count < 3; count++) await attempt();
    expect(await pass(PLAIN, somebody)).toBe('in');
  }
});

test('a server that takes connections and says nothing is not waited for by everybody, and is found again', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const limits = { connect: 300, pause: 3_600_000, longestPause: 3_600_000 };
  const transport = openTransport(await optionsFor(port, { limits }));
  const url = `https://${HOST}:${port}/EWS/Exchange.asmx`;
  const send = (key: string, more = {}) =>
    failureOf(transport.send(requestTo({ url }, anna(), { key, ...more })));
  try {
    for (const key of ['anna', 'bert', 'carl', 'dora'])
      expect(await send(key)).toEqual({ kind: 'unavailable' });
    expect(sockets).toHaveLength(2);
    await send('anna', { signal: new AbortController().signal });
    expect(sockets).toHaveLength(3);
  } finally {
    await transport.close();
    for (const socket of sockets) socket.destroy();
    silent.close();
  }
});

test('a server that is back is read by the next one that goes ahead, whichever way it takes logins', async () => {
  let isDown = false;
  const answer = basic(echo);
  await using stage = await onStage(
    (heard, response, peer) => {
      if (isDown) response.socket?.destroy();
      else return answer(heard, response, peer);
    },
    { limits: { pause: 0 } },
  );
  const ask = (key: string) => stage.transport.send(requestTo(stage, anna(), { key }));
  isDown = true;
  for (const key of ['anna', 'bert', 'carl'])
    expect(await failureOf(ask(key))).toEqual({ kind: 'unavailable' });
  isDown = false;
  for (const key of ['anna', 'bert', 'carl']) expect(await textOf(await ask(key))).toBe('<ask/>');
});
