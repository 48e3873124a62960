import type { Connection } from './connection.ts';
import { drain } from './connection.ts';
import { judged } from './judge.ts';
import { type Offer, offersIn } from './offers.ts';
import { Trouble } from './trouble.ts';

export type Wire = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/**
 * What a server offers to somebody who shows nothing. `now` is UTC in ms.
 * @throws Trouble when it asks for no login, or is no Exchange server.
 */
export const asked = async (
  connection: Connection,
  { path, headers, signal }: Wire,
  now: number,
): Promise<Offer[]> => {
  const answer = await connection.post({ path, headers, body: '', signal });
  if (answer.statusCode !== 401) {
    await drain(await judged(answer, connection.origin, now));
    throw new Trouble('no-known-sign-in');
  }
  await drain(answer);
  return offersIn(answer.headers['www-authenticate']);
};
