import {
  EXCHANGE_STEPS,
  type ExaminationReport,
  type ExchangeStep,
  failedAt,
  type StepReport,
} from '../../../domain/exchange/finding.ts';
import { orAborted } from '../transport/or-aborted.ts';
import { foundIn, stepOf } from './found.ts';

/**
 * Takes one step and reports it: as passed, with what `report` says of the result.
 * @throws StepFailed, with the whole report, for what is wrong outside; everything else as it is.
 */
export type Examine = <T>(
  step: ExchangeStep,
  work: () => T | Promise<T>,
  report?: (result: T) => StepReport | string | null,
) => Promise<T>;

/** Ends an examination; `report` is its whole. */
export class StepFailed extends Error {
  readonly report: ExaminationReport;

  constructor(report: ExaminationReport, options?: ErrorOptions) {
    super('a step of the examination failed', options);
    this.name = 'StepFailed';
    this.report = report;
  }
}

/** What shows that it is wrong later went well until then. */
const passedUntil = (from: ExchangeStep, to: ExchangeStep): StepReport[] =>
  EXCHANGE_STEPS.slice(EXCHANGE_STEPS.indexOf(from), EXCHANGE_STEPS.indexOf(to)).map((step) => ({
    step,
    state: 'passed',
    fact: null,
  }));

/** Examines step by step, and adds what comes of each to `report`. No step is waited for longer than until the signal. */
export const examining =
  (report: StepReport[], signal: AbortSignal): Examine =>
  async (step, work, told = () => null) => {
    try {
      const result = await orAborted(work, signal);
      const line = told(result);
      report.push(typeof line === 'string' || line === null ? { step, state: 'passed', fact: line } : line);
      return result;
    } catch (error) {
      const found = foundIn(error);
      if (found === null) throw error;
      const { finding, fact } = found;
      const failed = stepOf(finding, step);
      throw new StepFailed(failedAt(failed, finding, fact, [...report, ...passedUntil(step, failed)]), {
        cause: error,
      });
    }
  };
