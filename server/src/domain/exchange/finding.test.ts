import { expect, test } from '@jest/globals';
import { EXCHANGE_STEPS, type ExaminationReport, failedAt, isHealthy } from './finding.ts';

const healthy: ExaminationReport = EXCHANGE_STEPS.map((step) => ({ step, state: 'passed', fact: null }));

test('a report is healthy when nothing failed, hints or not', () => {
  expect(isHealthy(healthy)).toBe(true);
  const hint = { step: 'version', state: 'hint', hint: 'version-differs', fact: '15.1.2507.6' } as const;
  expect(isHealthy(healthy.map((report) => (report.step === 'version' ? hint : report)))).toBe(true);
  expect(isHealthy(failedAt('address', 'address-invalid'))).toBe(false);
});

test('a step that fails keeps what went well before it, and skips what comes after', () => {
  const report = failedAt('mailbox', 'mailbox-other', 'anna@contoso.example', healthy);
  expect(report.map(({ step }) => step)).toEqual(EXCHANGE_STEPS);
  expect(report.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 7 }, () => 'passed'),
    'failed',
    'skipped',
  ]);
  expect(failedAt('address', 'address-invalid').filter(({ state }) => state === 'skipped')).toHaveLength(8);
});
