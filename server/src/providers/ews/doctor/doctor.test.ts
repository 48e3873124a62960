import { expect, test } from '@jest/globals';
import { lending } from '../../../../test/exchange-listener/login.ts';
import { basic } from '../../../../test/exchange-listener/scenes.ts';
import { HOST, onStage, optionsFor } from '../../../../test/exchange-listener/stage.ts';
import type { LoginAccess } from '../../../ports/access.ts';
import { ewsClient } from '../asking/client.ts';
import { approachOf } from '../transport/approach.ts';
import { LIMITS } from '../transport/limits.ts';
import { exchangeDoctor } from './doctor.ts';

const CLOCK = { now: () => Date.now() };

const accessTo = (url: string): LoginAccess => ({
  by: 'login',
  mailbox: async () => ({ url, version: 'automatic', mailbox: null, channelBinding: true, key: 'anna' }),
  signIn: lending({ username: 'anna', password: 'Geheim-123' }).signIn,
});

test('a name that nobody finds ends an examination when its time is over', async () => {
  const options = await optionsFor(443, {
    resolve: () => new Promise<never>(() => {}),
    limits: { examination: 50 },
  });
  const client = ewsClient({ transport: { send: () => Promise.reject(new Error('asked')) }, clock: CLOCK });
  const doctor = exchangeDoctor({ approach: approachOf(options), client, clock: CLOCK });
  const { report, account } = await doctor.examine(accessTo(`https://${HOST}/EWS/Exchange.asmx`));
  expect(report.find(({ state }) => state === 'failed')).toMatchObject({
    step: 'name',
    finding: 'connection-timed-out',
  });
  expect(account).toBeNull();
});

test('what is asked after the way was found ends with the time of the examination, too', async () => {
  const asked = Promise.withResolvers<void>();
  await using stage = await onStage(basic(() => asked.resolve()));
  const signals: (AbortSignal | undefined)[] = [];
  const client = ewsClient({
    transport: {
      send: (request) => {
        signals.push(request.signal);
        return stage.transport.send(request);
      },
    },
    clock: CLOCK,
  });
  const approach = approachOf(await optionsFor(stage.listener.port));
  const doctor = exchangeDoctor({ approach, client, clock: CLOCK });
  const examined = doctor.examine(accessTo(stage.url));
  await asked.promise;
  expect(signals).toEqual([expect.any(AbortSignal)]);
  await stage.transport.close();
  const { report } = await examined;
  expect(report.find(({ state }) => state === 'failed')).toMatchObject({ step: 'sign-in' });
});

test('a screen waits longer for an examination than it may take', () => {
  expect(LIMITS.examination).toBeLessThan(180_000);
  expect(LIMITS.visit).toBeLessThan(180_000);
});
