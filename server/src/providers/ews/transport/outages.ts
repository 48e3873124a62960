import { Remembered } from '../remembered.ts';
import { findingOf, providerError } from './failure.ts';
import type { Limits } from './limits.ts';

/** Attempts in a row that found nobody; `at`: when the last of them ended. */
type Outage = { readonly failures: number; readonly at: number; readonly error: unknown; isProbed: boolean };

/** One that sets out for a server. */
export type Attempt = {
  readonly origin: string;
  readonly signal: AbortSignal;
  /** It goes whatever is known. */
  readonly isUrgent: boolean;
};

/** Not a busy server, which is there. */
const FOUND_NOBODY: ReadonlySet<string> = new Set([
  'name-unknown',
  'connection-refused',
  'connection-timed-out',
  'connection-lost',
]);

const foundNobody = (error: unknown): boolean =>
  providerError(error).failure.kind === 'unavailable' && FOUND_NOBODY.has(findingOf(error)?.finding ?? '');

/**
 * What is known of servers that can't be reached, so that one of them does not take up everybody who reads calendars: after
 * two attempts in a row that found nobody, others fail at once as the last one did. After a pause, each twice as long as the
 * one before, one goes ahead. Whatever answers ends it.
 */
export const outages = (
  { logins, pause, longestPause }: Pick<Limits, 'logins' | 'pause' | 'longestPause'>,
  now: () => number,
) => {
  const known = new Remembered<Outage>(logins);

  const isOver = ({ failures, at }: Outage, began: number): boolean =>
    began >= at + Math.min(pause * 2 ** (failures - 2), longestPause);

  const failed = (origin: string, error: unknown, began: number): void => {
    const before = known.get(origin);
    // Those that set out together found out the same thing.
    if (before !== undefined && began < before.at) return;
    known.set(origin, { failures: (before?.failures ?? 0) + 1, at: now(), error, isProbed: false });
  };

  /**
   * Runs work that goes to a server, and says when that has answered.
   * @throws ProviderError what the last attempt failed with, without any work; else what the work throws.
   */
  return async <T>(
    { origin, signal, isUrgent }: Attempt,
    work: (answered: () => void) => Promise<T>,
  ): Promise<T> => {
    const began = now();
    const outage = known.get(origin);
    const isProbe = outage !== undefined && outage.failures > 1 && !isUrgent;
    if (isProbe) {
      if (outage.isProbed || !isOver(outage, began)) throw providerError(outage.error);
      outage.isProbed = true;
    }
    let hasAnswered = false;
    const answered = () => {
      hasAnswered = true;
      known.delete(origin);
    };
    try {
      return await work(answered);
    } catch (error) {
      if (!hasAnswered && !signal.aborted) {
        if (foundNobody(error)) failed(origin, error, began);
        else known.delete(origin);
      }
      throw error;
    } finally {
      if (isProbe) outage.isProbed = false;
    }
  };
};
