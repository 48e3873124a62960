import type { Client } from './settings.ts';

type MailboxMethod = (client: Client) => unknown;

/** Exchange Online gives out no tokens for its older interfaces any more; what one's own Exchange gives isn't known here. */
const legacyToken: MailboxMethod = (client) =>
  client === 'on-premise'
    ? undefined
    : {
        wasSuccessful: false,
        errorCode: 9018,
        errorName: 'InternalServerError',
        errorMessage: 'The Exchange server returned an error. Please look at the diagnostics object.',
      };

/**
 * Methods that need no item, by the number that Office.js gives them: `getUserIdentityTokenAsync` and
 * `getCallbackTokenAsync`. `undefined` is no answer of Outlook's.
 */
export const mailboxMethods = new Map<number, MailboxMethod>([
  [2, legacyToken],
  [12, legacyToken],
]);
