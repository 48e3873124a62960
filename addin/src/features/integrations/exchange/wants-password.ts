import type { ExchangeFinding } from '../../../../../server/contract/exchange-findings.ts';

const FINDINGS: readonly string[] = [
  'password-rejected',
  'password-expired',
  'attempts-spent',
] satisfies ExchangeFinding[];

/** Whether a new password is what helps against this. */
export const wantsPassword = (reason: string): boolean => FINDINGS.includes(reason);
