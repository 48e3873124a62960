import type { Login, LoginAccess } from '../../src/ports/access.ts';
import { ProviderError } from '../../src/ports/failure.ts';

/** Lends a login as the product does: to one attempt at a time, and to none after a rejection. Counts the attempts. */
export const lending = (login: Login): Pick<LoginAccess, 'signIn'> & { attempts: number } => {
  let rejection: unknown = null;
  let last: Promise<unknown> = Promise.resolve();
  const access = {
    attempts: 0,
    signIn: <T>(attempt: (login: Login) => Promise<T>): Promise<T> => {
      const turn = last.then(async () => {
        if (rejection !== null) throw rejection;
        access.attempts++;
        try {
          return await attempt(login);
        } catch (error) {
          const { failure } = error as ProviderError;
          if (
            error instanceof ProviderError &&
            failure.kind === 'exchange' &&
            failure.finding === 'password-rejected'
          )
            rejection = error;
          throw error;
        }
      });
      last = turn.catch(() => {});
      return turn;
    },
  };
  return access;
};
