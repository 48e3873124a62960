import type { Log } from '../ports/log.ts';

export type CheckAddressDeps = {
  /** Asks our own public address for the echo that Microsoft will ask it for. Rejects when nobody answers. */
  readonly echo: (token: string) => Promise<string>;
  readonly newId: () => string;
  readonly log: Log;
};

/**
 * Whether Microsoft's notices will arrive, as far as it can be known from here: our public address has to lead back to
 * us. If it does not, an operator is told what follows from it, and calendars are read every few minutes instead.
 */
export const checkAddress =
  ({ echo, newId, log }: CheckAddressDeps) =>
  async (): Promise<boolean> => {
    const token = newId();
    let cause: unknown;
    const answer = await echo(token).catch((error: unknown) => {
      cause = error;
      return null;
    });
    if (answer === token) return true;
    log.warn(
      'PUBLIC_URL does not lead back to this server, so Microsoft may not reach it either: changes will be noticed only every few minutes',
      { answered: answer !== null },
      cause,
    );
    return false;
  };
