import { randomBytes } from 'node:crypto';
import type { Login } from '../../../ports/access.ts';
import { authenticateMessage } from '../ntlm/authenticate.ts';
import { type Challenge, challengeOf } from '../ntlm/challenge.ts';
import { channelBinding } from '../ntlm/channel-binding.ts';
import { negotiateMessage } from '../ntlm/negotiate.ts';
import type { Wire } from './asked.ts';
import { type Connection, drain } from './connection.ts';
import { offersIn, type Scheme } from './offers.ts';
import { Trouble } from './trouble.ts';

export type NtlmScheme = Exclude<Scheme, 'Basic'>;

/** How this machine is called in the logs of administrators. */
const WORKSTATION = 'SALLY';

/** The first step of NTLM, in which nothing is shown: null when the server answers with no challenge. */
export const challenged = async (
  connection: Connection,
  scheme: NtlmScheme,
  { path, headers, signal }: Wire,
): Promise<Challenge | null> => {
  const authorization = `${scheme} ${negotiateMessage().toString('base64')}`;
  const answer = await connection.post({ path, headers: { ...headers, authorization }, body: '', signal });
  const offers = answer.statusCode === 401 ? offersIn(answer.headers['www-authenticate']) : [];
  await drain(answer);
  const offer = offers.find((one) => one.scheme === scheme.toLowerCase() && one.token !== '');
  return offer === undefined ? null : challengeOf(offer.token);
};

/** The header that answers a challenge. `binds`: the answer holds for this TLS connection only. */
export const ntlmHeader = (
  scheme: NtlmScheme,
  challenge: Challenge,
  { username, password }: Login,
  { certificate, host, binds, now }: { certificate: Buffer; host: string; binds: boolean; now: number },
): string => {
  const message = authenticateMessage(challenge, {
    username,
    password,
    workstation: WORKSTATION,
    targetName: `HTTP/${host}`,
    channelBinding: binds ? channelBinding(certificate) : null,
    now,
    clientChallenge: randomBytes(8),
    sessionKey: randomBytes(16),
  });
  return `${scheme} ${message.toString('base64')}`;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\x00-\x1f\x7f]/;

/**
 * https://www.rfc-editor.org/rfc/rfc7617#section-2
 * @throws Trouble `no-known-sign-in` for a login that Basic can't show: a colon would make another name and another
 * password of it.
 */
export const basicHeader = ({ username, password }: Login): string => {
  if (username.includes(':') || CONTROL.test(username + password)) throw new Trouble('no-known-sign-in');
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
};
