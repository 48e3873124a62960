import type { ExchangeExamination, StepReport } from '../../../../../server/contract/exchange.ts';

export type HintReport = Extract<StepReport, { state: 'hint' }>;
export type FailedStep = Extract<StepReport, { state: 'failed' }>;

/** What went well, and is worth knowing all the same. */
export const hintsOf = ({ report }: ExchangeExamination): HintReport[] =>
  report.filter((step): step is HintReport => step.state === 'hint');

export const failureOf = ({ report }: ExchangeExamination): FailedStep | null =>
  report.find((step): step is FailedStep => step.state === 'failed') ?? null;
