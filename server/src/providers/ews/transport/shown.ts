import type { Login } from '../../../ports/access.ts';
import { NoVerdict, ProviderError } from '../../../ports/failure.ts';
import type { Answer, Connection } from './connection.ts';
import { providerError } from './failure.ts';
import { judged, troubleIn } from './judge.ts';
import { sent, type Visit } from './sent.ts';
import { Trouble } from './trouble.ts';

const rejected = () => new ProviderError({ kind: 'exchange', finding: 'password-rejected', fact: null });

/**
 * A device in front of a server may refuse a login with a page to sign in, with the way to one, or with 403. Exchange itself
 * says the last of whom it has let in; since 2013 its answers name the server that gave them.
 */
const mayRefuse = ({ statusCode: status, headers }: Answer): boolean =>
  status < 400 || status === 440 || (status === 403 && headers['x-feserver'] === undefined);

const uncounted = (counts: NoVerdict['counts'], cause: unknown): NoVerdict =>
  new NoVerdict(counts, providerError(cause).failure, { cause });

const headerFor = (login: Login, authorizationOf: (login: Login) => string): string => {
  try {
    return authorizationOf(login);
  } catch (error) {
    throw uncounted('never', error);
  }
};

/** @throws NoVerdict `unless-taken` where a connection breaks on which the login was taken before. */
const heard = async (visit: Visit, connection: Connection, authorization: string): Promise<Answer> => {
  const wasTaken = connection.signedIn !== null;
  // What comes of it says whether it is.
  connection.signedIn = null;
  try {
    return await sent(visit, connection, authorization);
  } catch (error) {
    const failed = providerError(error);
    throw wasTaken && failed.failure.kind === 'unavailable' ? uncounted('unless-taken', failed) : failed;
  }
};

/** @throws NoVerdict where there is nothing to show it on any more. */
const expectOpen = (connection: Connection, signal: AbortSignal): void => {
  if (signal.aborted) throw uncounted('never', signal.reason);
  if (!connection.isFree) throw uncounted('never', new Trouble('connection-lost'));
};

/**
 * Shows a login once. The verdict is the head of the answer: nobody else may show the login meanwhile, and what comes after
 * the head may never end.
 * @throws ProviderError `password-rejected` when the server refuses it; Trouble when nobody took it.
 */
export const shown = async (
  visit: Visit,
  connection: Connection,
  authorizationOf: (login: Login) => string,
): Promise<Answer> => {
  const odd: { answer: Answer | null } = { answer: null };
  try {
    return await visit.access.signIn(async (login) => {
      // It may have been waited for long.
      expectOpen(connection, visit.signal);
      const answer = await heard(visit, connection, headerFor(login, authorizationOf));
      if (answer.statusCode === 401) throw rejected();
      const trouble = troubleIn(answer, connection.origin, visit.now());
      if (trouble === null) return answer;
      odd.answer = answer;
      if (!mayRefuse(answer)) throw uncounted('never', trouble);
      throw new ProviderError({ kind: 'unavailable' }, { cause: trouble });
    });
  } catch (error) {
    if (odd.answer !== null) return judged(odd.answer, connection.origin, visit.now());
    throw error;
  }
};
