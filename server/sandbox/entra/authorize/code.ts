import type { BrowserSession } from '../../state/directory.ts';
import type { Person } from '../../state/types.ts';
import { opaque, pairwise } from '../signing.ts';
import type { EntraWorld } from '../world.ts';
import type { AuthorizeRequest } from './request.ts';

/** How long a redeemed code is remembered, so that a second use is told apart from nonsense (ms). */
const REMEMBERED = 24 * 3_600_000;

export const issueCode = (
  { directory, clock, changed }: EntraWorld,
  { reply, scopeText, nonce, challenge, claims }: AuthorizeRequest,
  person: Person,
): string => {
  const { data } = directory;
  const now = clock.now();
  const code = `1.${opaque(180)}`;
  data.codes = data.codes.filter(({ issuedAt }) => issuedAt > now - REMEMBERED);
  data.codes.push({
    code,
    clientId: reply.application.clientId,
    redirectUri: reply.redirectUri,
    oid: person.oid,
    tenantId: person.tenantId,
    scopes: scopeText.split(' ').filter(Boolean),
    nonce,
    challenge,
    handlesChallenges: claims.handlesChallenges,
    issuedAt: now,
    redeemed: false,
  });
  changed();
  return code;
};

/** Tells sessions apart without giving the cookie away. */
export const sessionState = ({ id }: BrowserSession) => pairwise('session_state', id);
