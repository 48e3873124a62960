import type { LoginAccess } from '../../../ports/access.ts';
import type { Remembered } from '../remembered.ts';
import type { Account } from './account.ts';
import type { Approach } from './approach.ts';
import type { Answer, Connection } from './connection.ts';
import type { Target } from './guard.ts';
import { headersOf } from './headers.ts';
import type { outages } from './outages.ts';
import type { NtlmScheme } from './sign-in.ts';

/** One request on its way, from a free place to the beginning of its answer. */
export type Visit = {
  readonly approach: Approach;
  readonly account: Account;
  readonly target: Target;
  readonly access: Pick<LoginAccess, 'signIn'>;
  readonly channelBinding: boolean;
  readonly body: string;
  readonly requestId: string;
  readonly anchor: string | null;
  readonly signal: AbortSignal;
  /** Under which name servers (by origin) take NTLM. Basic is not remembered: whether it is still offered is asked before a password is shown. */
  readonly known: Pick<Remembered<NtlmScheme>, 'get' | 'set' | 'delete'>;
  readonly outages: ReturnType<typeof outages>;
  /** Somebody waits for it: it is tried whatever is known. */
  readonly isUrgent: boolean;
  now(): number;
};

export const wireOf = ({ target, requestId, anchor, account, signal }: Visit) => ({
  path: target.path,
  headers: headersOf(requestId, anchor, account.cookies.header()),
  signal,
});

/** Sends the request itself. @throws an error of the connection. */
export const sent = async (
  visit: Visit,
  connection: Connection,
  authorization: string | null,
): Promise<Answer> => {
  const { path, headers, signal } = wireOf(visit);
  const answer = await connection.post({
    path,
    headers: authorization === null ? headers : { ...headers, authorization },
    body: visit.body,
    signal,
  });
  visit.account.cookies.take(answer.headers['set-cookie'], visit.now());
  return answer;
};
