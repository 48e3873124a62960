import { type Account, EXCHANGE_ACCOUNTS } from '../../../domain/connection.ts';
import type { ExchangeMailbox, LoginAccess } from '../../../ports/access.ts';

/** With whose login, at which server, for which mailbox. */
export type Errand = {
  readonly access: LoginAccess;
  readonly mailbox: ExchangeMailbox & { readonly key: string };
  /** The address of the mailbox that is read, as far as it is known: servers find the way to it faster. */
  readonly anchor: string | null;
  /** Ends whatever is asked, where somebody waits for the errand as a whole. */
  readonly signal?: AbortSignal;
};

/** @throws ProviderError when the connection is gone. */
export const errandOf = async (
  access: LoginAccess,
  account: Account | null,
  signal?: AbortSignal,
): Promise<Errand> => {
  const mailbox = await access.mailbox();
  const own = account?.tid === EXCHANGE_ACCOUNTS ? account.oid : null;
  return { access, mailbox, anchor: mailbox.mailbox ?? own, ...(signal ? { signal } : {}) };
};
