import { createHash } from 'node:crypto';
import { ProviderError } from '../../../ports/failure.ts';
import type { Challenge } from '../ntlm/challenge.ts';
import { arrive } from './approach.ts';
import { asked } from './asked.ts';
import type { Answer, Connection } from './connection.ts';
import { findingOf } from './failure.ts';
import { judged } from './judge.ts';
import { offered, unusable } from './offers.ts';
import { sent, type Visit, wireOf } from './sent.ts';
import { shown } from './shown.ts';
import { basicHeader, challenged, type NtlmScheme, ntlmHeader } from './sign-in.ts';

/** An answer of Exchange Web Services, and what it is being read from. */
export type Arrived = { readonly connection: Connection; readonly answer: Answer };

const byBasic = async (visit: Visit, connection: Connection): Promise<Arrived> => {
  const answer = await shown(visit, connection, basicHeader);
  connection.signedIn = 'basic';
  return { connection, answer };
};

/**
 * Whether a refusal may be one of the binding: the same login was accepted without one, or at another certificate. A new
 * password in Windows looks the same otherwise.
 */
const doubtsBinding = ({ channelBinding, account: { proof } }: Visit, certificate: string): boolean =>
  channelBinding && proof !== null && !(proof.bound && proof.certificate === certificate);

const byNtlm = async (
  visit: Visit,
  connection: Connection,
  scheme: NtlmScheme,
  challenge: Challenge,
): Promise<Arrived> => {
  const { certificate } = connection;
  const print = createHash('sha256').update(certificate).digest('hex');
  const told = {
    certificate,
    host: visit.target.host,
    binds: visit.channelBinding,
    now: visit.now(),
  };
  try {
    const answer = await shown(visit, connection, (login) => ntlmHeader(scheme, challenge, login, told));
    connection.signedIn = 'ntlm';
    visit.account.proof = { certificate: print, bound: visit.channelBinding };
    return { connection, answer };
  } catch (error) {
    // Whoever lends the login was told of a rejected password, which is never shown again; people are told more.
    if (findingOf(error)?.finding === 'password-rejected' && doubtsBinding(visit, print))
      throw new ProviderError({ kind: 'exchange', finding: 'binding-refused', fact: null }, { cause: error });
    throw error;
  }
};

/** On a connection that was signed in; null when it turns out to be no longer. */
const onKept = async (visit: Visit, connection: Connection): Promise<Arrived | null> => {
  try {
    if (connection.signedIn === 'basic') return await byBasic(visit, connection);
    const answer = await sent(visit, connection, null);
    if (answer.statusCode !== 401)
      return { connection, answer: await judged(answer, connection.origin, visit.now()) };
  } catch (error) {
    // The server may end a connection just when it is used again. All that is asked for is to read, so that it can be
    // asked for twice.
    if (visit.signal.aborted || findingOf(error)?.finding !== 'connection-lost') throw error;
  }
  connection.close();
  return null;
};

/** Signs in on a new connection, in a way that the server offers, with the request itself. */
const onNew = async (
  visit: Visit,
  connect: (former?: Connection) => Promise<Connection>,
  answered: () => void,
): Promise<Arrived> => {
  const { known, target } = visit;
  let connection = await connect();
  const remembered = known.get(target.origin);
  if (remembered !== undefined) {
    const challenge = await challenged(connection, remembered, wireOf(visit));
    answered();
    if (challenge !== null) return byNtlm(visit, connection, remembered, challenge);
    known.delete(target.origin);
    connection = await connect(connection);
  }

  const offers = await asked(connection, wireOf(visit), visit.now());
  answered();
  for (const scheme of offered(offers)) {
    connection = await connect(connection);
    if (scheme === 'Basic') return byBasic(visit, connection);
    const challenge = await challenged(connection, scheme, wireOf(visit));
    if (challenge === null) continue;
    known.set(target.origin, scheme);
    return byNtlm(visit, connection, scheme, challenge);
  }
  throw unusable(offers);
};

/**
 * Goes to the server once, or twice where a connection that was signed in is no longer. Whatever it leaves behind is
 * closed or kept for the next request.
 * @throws ProviderError, Trouble, errors of Node
 */
export const visited = async (visit: Visit): Promise<Arrived> => {
  const { account, approach, target, signal, isUrgent } = visit;
  let current: Connection | null = null;

  const connect = async (former?: Connection): Promise<Connection> => {
    if (former?.isFree) return former;
    former?.close();
    current = await arrive(approach, target, signal);
    account.pool.add(current);
    return current;
  };

  try {
    const kept = account.pool.idle(target.origin);
    if (kept !== null) {
      current = kept;
      const arrived = await onKept(visit, kept);
      if (arrived !== null) return arrived;
    }
    return await visit.outages({ origin: target.origin, signal, isUrgent }, (answered) =>
      onNew(visit, connect, answered),
    );
  } catch (error) {
    if (current !== null) account.pool.giveBack(current);
    throw error;
  }
};
