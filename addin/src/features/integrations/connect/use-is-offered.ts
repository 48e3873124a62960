import type { ConnectionKind } from '../../../../../server/contract/connections.ts';
import { useSession } from '../../../api/queries.ts';

/** Whether this kind of calendar can be connected here. */
export const useIsOffered = (kind: ConnectionKind): boolean =>
  useSession().data?.offers.some((offer) => offer.kind === kind) ?? false;
