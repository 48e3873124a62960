import { setImmediate as turn } from 'node:timers/promises';
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { anna, basic, echo } from '../../../../test/exchange-listener/scenes.ts';
import { onStage, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';

v8.setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** How many signals are held by anything. */
const signals = async (): Promise<number> => {
  for (let count = 0; count < 2; count++) {
    await turn();
    collect();
  }
  return Number(v8.queryObjects(AbortSignal, { format: 'count' }));
};

test('nothing of a request is kept when it is over, however long the process lives', async () => {
  await using stage = await onStage(basic(echo));
  const given = new AbortController();
  const ask = async (): Promise<void> => {
    await textOf(await stage.transport.send(requestTo(stage, anna(), { signal: given.signal })));
  };
  await ask();
  const before = await signals();
  for (let count = 0; count < 20; count++) await ask();
  // Fewer where something of a test before it was still to be collected.
  expect(await signals()).toBeLessThanOrEqual(before);
  // Whatever other tests have left in this process is walked through, too.
}, 300_000);
