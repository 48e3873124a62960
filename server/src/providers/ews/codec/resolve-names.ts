import type { SchemaName } from '../../../domain/exchange/version.ts';
import type { Answer } from './answer.ts';
import type { XmlElement } from './element.ts';
import { envelope } from './envelope.ts';
import type { EwsRequest } from './operations.ts';
import { readAnswer } from './read-answer.ts';
import { Unreadable } from './values.ts';
import { valueElement } from './write.ts';

/** Whom a name may mean. `address` is an SMTP address where `routing` is `SMTP`, else Exchange's own kind of name. */
export type EwsPerson = {
  readonly name: string | null;
  readonly address: string;
  readonly routing: string | null;
  /** `Mailbox`, `PublicDL`, `Contact` and others. */
  readonly mailboxType: string | null;
};

export type EwsPeople = {
  readonly people: readonly EwsPerson[];
  /** The server knows of no more. */
  readonly all: boolean;
};

/** The most that a server gives. */
const MOST_PEOPLE = 100;

/**
 * Whom a name, an address or an Exchange name means, by the directory alone: nobody's contacts are looked into.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/resolvenames-operation
 */
export const resolveNamesRequest = (schema: SchemaName, name: string): EwsRequest =>
  envelope(
    schema,
    'ResolveNames',
    { ReturnFullContactData: false, SearchScope: 'ActiveDirectory' },
    valueElement('m:UnresolvedEntry', name),
  );

/** Null for somebody who has no address. */
const readPerson = (resolution: XmlElement): EwsPerson | null => {
  const mailbox = resolution.child('Mailbox');
  const address = mailbox?.childText('EmailAddress')?.trim() ?? '';
  if (!mailbox || address === '') return null;
  return {
    name: mailbox.childText('Name'),
    address,
    routing: mailbox.childText('RoutingType'),
    mailboxType: mailbox.childText('MailboxType'),
  };
};

/**
 * Several hits are a success; none is a failure, `ErrorNameResolutionNoResults`.
 * @throws ProviderError as `readAnswer`
 */
export const readResolveNames = (chunks: AsyncIterable<string>): Promise<Answer<EwsPeople>> =>
  readAnswer(chunks, {
    operation: 'ResolveNames',
    count: 1,
    list: 'ResolutionSet',
    most: MOST_PEOPLE,
    row: readPerson,
    toleratedWarning: 'ErrorNameResolutionMultipleResults',
    message: (message, people) => {
      const set = message.child('ResolutionSet');
      if (set === null) throw new Unreadable('ResolutionSet');
      return {
        people: people.filter((person) => person !== null),
        all: set.attribute('IncludesLastItemInRange')?.trim() !== 'false',
      };
    },
  });
