import { expect, test } from '@jest/globals';
import type { StepReport } from '../../../domain/exchange/finding.ts';
import { examining, StepFailed } from './examine.ts';

const OVER = new DOMException('', 'TimeoutError');

test('the step at which time runs out failed, and what was passed before stays so', async () => {
  const report: StepReport[] = [];
  const time = new AbortController();
  const examine = examining(report, time.signal);
  await examine('address', () => 'there');
  const began = Promise.withResolvers<void>();
  const failed = examine('name', () => {
    began.resolve();
    return new Promise<never>(() => {});
  }).catch((error: unknown) => error);
  await began.promise;
  time.abort(OVER);
  const error = await failed;
  expect(error).toBeInstanceOf(StepFailed);
  expect((error as StepFailed).report.slice(0, 3)).toEqual([
    { step: 'address', state: 'passed', fact: null },
    { step: 'name', state: 'failed', finding: 'connection-timed-out', fact: null },
    { step: 'connection', state: 'skipped' },
  ]);
});

test('a step for which there is no time any more begins all the same, so that it can put away what it was given', async () => {
  let given = true;
  const examine = examining([], AbortSignal.abort(OVER));
  const step = examine('encryption', async () => {
    given = false;
    return new Promise<never>(() => {});
  });
  await expect(step).rejects.toBeInstanceOf(StepFailed);
  expect(given).toBe(false);
});
