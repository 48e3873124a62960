import type { RemoteAccount } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';
import { questions } from './asking/questions.ts';
import type { FolderRef } from './codec/folder-ref.ts';
import type { EwsPerson } from './codec/resolve-names.ts';
import { storable } from './storable.ts';

const fold = (text: string): string => text.trim().toLowerCase();
const localPart = (address: string): string => fold(address).split('@')[0] ?? '';

const hasMailbox = ({ routing, mailboxType, address }: EwsPerson): boolean =>
  (routing === null || fold(routing) === 'smtp') &&
  (mailboxType === null || mailboxType === 'Mailbox') &&
  address.includes('@') &&
  storable(address) === address;

/** So many that a name may mean are looked at. */
const MOST_ASKED = 5;

/** A directory finds by how names and addresses begin: whose address is the nearest to a name comes first. */
const likeliest = (people: readonly EwsPerson[], name: string): EwsPerson[] => {
  const rank = ({ address }: EwsPerson): number =>
    fold(address) === fold(name) ? 0 : localPart(address) === localPart(name) ? 1 : 2;
  return people.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_ASKED);
};

/** Nothing where nobody is called so, or it isn't ours to ask. */
const ifOpen = async <T>(answer: Promise<readonly T[]>): Promise<readonly T[]> => {
  try {
    return await answer;
  } catch (error) {
    const kinds = ['not-found', 'unintelligible', 'exchange'];
    if (error instanceof ProviderError && kinds.includes(error.failure.kind)) return [];
    throw error;
  }
};

const candidates = async (client: EwsClient, errand: Errand, name: string): Promise<EwsPerson[]> => {
  const asked = client.one(errand, questions.people(name)).then(({ people }) => people);
  return likeliest((await ifOpen(asked)).filter(hasMailbox), name);
};

/** Who of several has a calendar as the main one. */
const ownerAmong = async (
  client: EwsClient,
  errand: Errand,
  people: readonly EwsPerson[],
  calendarId: string,
): Promise<EwsPerson | null> => {
  const mains = people.map(({ address }): FolderRef => ({ by: 'name', name: 'calendar', mailbox: address }));
  const messages = await ifOpen(client.ask(errand, questions.folders(mains, false)));
  const owner = people.find((_, i) => {
    const message = messages[i];
    return (
      message?.kind === 'success' && message.value.kind === 'item' && message.value.item.id === calendarId
    );
  });
  return owner ?? null;
};

/**
 * Whose main calendar `calendarId` is, as the server's directory knows them by an address or the name of a login
 * (`DOMAIN\anna`, `anna@contoso.example`, `anna`). What a directory finds by a name is a guess: it is nobody's mailbox but
 * whose main calendar this is. Null where it is none of them. @throws ProviderError
 */
export const findOwner = async (
  client: EwsClient,
  errand: Errand,
  name: string,
  calendarId: string,
): Promise<RemoteAccount | null> => {
  const bare = name.split('\\').at(-1) ?? name;
  // A logon address is no mail address everywhere; the name before the @ is often the same.
  for (const wanted of new Set([bare, localPart(bare)])) {
    const people = wanted === '' ? [] : await candidates(client, errand, wanted);
    const owner = people.length === 0 ? null : await ownerAmong(client, errand, people, calendarId);
    if (owner) return { name: storable(owner.name || owner.address), address: storable(owner.address) };
  }
  return null;
};
