import type { Address } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { type Invitee, sameAddress } from './meeting-draft.ts';
import { MailboxRefusal } from './refusal.ts';
import type { Person } from './types.ts';

export function personOf(store: MailboxStore, oid: string): Person {
  const person = store.world.people().find((known) => known.oid === oid) ?? store.mailbox(oid)?.group;
  if (!person) throw new MailboxRefusal('not-found', `Nobody has the id ${oid}.`);
  return person;
}

export function addressOf(store: MailboxStore, oid: string): string {
  return store.world.people().find((person) => person.oid === oid)?.address ?? '';
}

export function languageOf(store: MailboxStore, oid: string): string {
  return store.world.people().find((person) => person.oid === oid)?.language ?? 'en';
}

/** The name and address of an invitee, as the directory writes them if it knows the address. */
export function named(store: MailboxStore, invitee: Invitee): Address {
  const person = store.world.people().find((known) => sameAddress(known, invitee));
  return {
    name: person?.name ?? invitee.name ?? invitee.address,
    address: person?.address ?? invitee.address,
  };
}
