import type { RemoteAccount } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';
import { questions } from './asking/questions.ts';
import type { EwsPerson } from './codec/resolve-names.ts';
import { storable } from './storable.ts';

const fold = (text: string): string => text.trim().toLowerCase();
const localPart = (address: string): string => fold(address).split('@')[0] ?? '';

const hasMailbox = ({ routing, mailboxType, address }: EwsPerson): boolean =>
  (routing === null || fold(routing) === 'smtp') &&
  (mailboxType === null || mailboxType === 'Mailbox') &&
  address.includes('@') &&
  storable(address) === address;

/** Of several people the one that is meant; null where it could be any of them. */
const meant = (people: readonly EwsPerson[], name: string): EwsPerson | null => {
  const exact = people.find(({ address }) => fold(address) === fold(name));
  const [same, another] = people.filter(({ address }) => localPart(address) === localPart(name));
  if (exact ?? (same && !another)) return exact ?? same ?? null;
  return people.length === 1 ? (people[0] ?? null) : null;
};

const askFor = async (client: EwsClient, errand: Errand, name: string): Promise<readonly EwsPerson[]> => {
  try {
    return (await client.one(errand, questions.people(name))).people.filter(hasMailbox);
  } catch (error) {
    // Nobody of that name, or a directory that isn't ours to ask.
    const kinds = ['not-found', 'unintelligible', 'exchange'];
    if (error instanceof ProviderError && kinds.includes(error.failure.kind)) return [];
    throw error;
  }
};

/**
 * Whom the server's directory knows by an address or the name of a login (`DOMAIN\anna`, `anna@contoso.example`, `anna`);
 * null where it knows nobody, or several. @throws ProviderError
 */
export const findPerson = async (
  client: EwsClient,
  errand: Errand,
  name: string,
): Promise<RemoteAccount | null> => {
  const bare = name.split('\\').at(-1) ?? name;
  // A logon address is no mail address everywhere; the name before the @ is often the same.
  for (const wanted of new Set([bare, localPart(bare)])) {
    if (wanted === '') continue;
    const person = meant(await askFor(client, errand, wanted), bare);
    if (person) return { name: storable(person.name || person.address), address: storable(person.address) };
  }
  return null;
};
