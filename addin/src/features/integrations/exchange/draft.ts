import type { ExchangeDetails, ExchangeRequest } from '../../../../../server/contract/exchange.ts';
import type { ExchangeFinding } from '../../../../../server/contract/exchange-findings.ts';

/** What a person has entered so far. */
export type Draft = Omit<ExchangeRequest, 'mailbox'> & { readonly mailbox: string };
export type DraftField = keyof Draft;

export const emptyDraft: Draft = {
  username: '',
  password: '',
  url: '',
  version: 'automatic',
  mailbox: '',
  channelBinding: true,
};

/** What is stored, to be changed; the password is never told. */
export const draftOf = ({ username, url, version, mailbox, channelBinding }: ExchangeDetails): Draft => ({
  username,
  password: '',
  url,
  version,
  mailbox: mailbox ?? '',
  channelBinding,
});

export const requestOf = (draft: Draft): ExchangeRequest => ({
  ...draft,
  url: draft.url.trim(),
  username: draft.username.trim(),
  mailbox: draft.mailbox.trim() || null,
});

/** Enough to see a slip of the finger; whether there is such a mailbox only the server knows. */
const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** What can't be sent like this: what is missing, and a mailbox that is no address. */
export function mistakesIn(draft: Draft): ('username' | 'password' | 'url' | 'mailbox')[] {
  const { username, password, url, mailbox } = requestOf(draft);
  const missing = Object.entries({ username, password, url }).flatMap(([field, value]) =>
    value === '' ? [field as 'username' | 'password' | 'url'] : [],
  );
  return mailbox === null || isAddress(mailbox) ? missing : [...missing, 'mailbox'];
}

const FIELDS: Readonly<Partial<Record<ExchangeFinding, DraftField>>> = {
  'address-invalid': 'url',
  'address-not-https': 'url',
  'address-with-login': 'url',
  'address-in-cloud': 'url',
  'address-not-allowed': 'url',
  'name-unknown': 'url',
  'connection-refused': 'url',
  'connection-timed-out': 'url',
  'certificate-other-name': 'url',
  'no-exchange': 'url',
  redirected: 'url',
  'password-rejected': 'password',
  'password-expired': 'password',
  'binding-refused': 'channelBinding',
  'version-unsupported': 'version',
  'mailbox-unknown': 'mailbox',
  'mailbox-missing': 'mailbox',
  'mailbox-other': 'username',
  'impersonation-denied': 'mailbox',
};

/** Where a person can do something about what was found, if anywhere. */
export const fieldOf = (finding: ExchangeFinding): DraftField | null => FIELDS[finding] ?? null;

const ADVANCED: readonly DraftField[] = ['mailbox', 'channelBinding'];

/** Fields that few people need, and that are folded away. */
export const isAdvanced = (field: DraftField): boolean => ADVANCED.includes(field);
