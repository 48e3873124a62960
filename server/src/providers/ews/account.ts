import type { RemoteAccount } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';
import { questions } from './asking/questions.ts';
import type { FolderRef } from './codec/folder-ref.ts';
import { findOwner } from './people.ts';
import { storable } from './storable.ts';

/** The main calendar of the mailbox that is read. It is addressed by itself: what else is in there may be closed to us. */
export const mainCalendar = ({ mailbox: { mailbox } }: Errand): FolderRef => ({
  by: 'name',
  name: 'calendar',
  mailbox,
});

/**
 * Whose mailbox is read, as the server's directory knows it; where it doesn't, by the address that was chosen, or the name
 * of the login. @throws ProviderError
 */
export const readAccount = async (client: EwsClient, errand: Errand): Promise<RemoteAccount> => {
  const { mailbox } = errand.mailbox;
  // Proof that there is a mailbox. Who signed in is known once something was asked.
  const main = await client.one(errand, questions.folders([mainCalendar(errand)], false));
  const name = storable(mailbox ?? (client.about(errand).username || errand.anchor || ''));
  // A connection that is still signed in doesn't say as whom; the next one does.
  if (name === '') throw new ProviderError({ kind: 'unavailable' });
  const person = main.kind === 'item' ? await findOwner(client, errand, name, main.item.id) : null;
  if (mailbox !== null) return { name: person?.name ?? mailbox, address: mailbox };
  return person ?? { name, address: name };
};
