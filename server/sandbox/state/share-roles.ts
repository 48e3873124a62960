import type { ShareRole } from './mailbox-data.ts';

/** What a share allows. https://learn.microsoft.com/graph/outlook-share-or-delegate-calendar */
export const seesPrivate = (role: ShareRole | null): boolean => role === 'delegateWithPrivateEventAccess';

export const mayWrite = (role: ShareRole | null): boolean =>
  role === 'write' || role === 'delegateWithoutPrivateEventAccess' || seesPrivate(role);
