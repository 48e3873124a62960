import type { StepReport } from '../../../server/contract/exchange.ts';
import type { ExchangeFinding } from '../../../server/contract/exchange-findings.ts';

export type ExchangeHint = Extract<StepReport, { state: 'hint' }>['hint'];

/** What is so, and what to do about it. `fact` says what the fact is that comes along, where it does not speak for itself. */
export type FindingWords = {
  readonly title: string;
  readonly text: string;
  readonly fact?: (fact: string) => string;
};

/** The words for everything that an Exchange server may have, the same in the report and for a connection's trouble. */
export type ExchangeWords = {
  readonly findings: Readonly<Record<ExchangeFinding, FindingWords>>;
  readonly hints: Readonly<Record<ExchangeHint, FindingWords>>;
};
