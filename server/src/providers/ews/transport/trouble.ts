import type { ExchangeFinding } from '../../../domain/exchange/finding.ts';

export type Found = { readonly finding: ExchangeFinding; readonly fact: string | null };

/** What is wrong on the way to a server, or with what it answers, where no error of Node says so itself. */
export class Trouble extends Error {
  readonly finding: ExchangeFinding;
  readonly fact: string | null;
  /** When the server wants to be asked again (UTC, ms), where it says so. */
  readonly until: number | null;

  constructor(
    finding: ExchangeFinding,
    {
      fact = null,
      until = null,
      cause,
    }: { fact?: string | null; until?: number | null; cause?: unknown } = {},
  ) {
    super(finding, { cause });
    this.name = 'Trouble';
    this.finding = finding;
    this.fact = fact;
    this.until = until;
  }
}
