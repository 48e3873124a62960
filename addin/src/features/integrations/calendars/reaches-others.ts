import type { ConnectionKind } from '../../../../../server/contract/connections.ts';
import type { Session } from '../../../../../server/contract/session.ts';

/** Whether what is asked of Microsoft for this kind lets calendars be read where their owners keep them. */
export const reachesOthers = (session: Session | undefined, kind: ConnectionKind): boolean =>
  session?.offers.some(
    (offer) => offer.kind === kind && offer.scopes.some((scope) => /^Calendars\.\w+\.Shared$/.test(scope)),
  ) === true;
