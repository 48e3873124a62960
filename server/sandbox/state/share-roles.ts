import type { ShareRole } from './mailbox-data.ts';

/** Whether private items are seen whole. https://learn.microsoft.com/graph/outlook-share-or-delegate-calendar */
export const seesPrivate = (role: ShareRole | null): boolean => role === 'delegateWithPrivateEventAccess';

export const mayWrite = (role: ShareRole | null): boolean =>
  role === 'write' || role === 'delegateWithoutPrivateEventAccess' || seesPrivate(role);
