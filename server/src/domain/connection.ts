import type { Trouble } from './trouble.ts';

/** Owner of all data and first column of every key; see `workspaceOf`. */
export type Workspace = string;

/**
 * A person as Entra knows them, or the issuer that the operator has besides it: then `tid` is that issuer's address, and
 * `oid` the person's `sub` there. A mail address never identifies anybody. A mailbox on an
 * Exchange server is known by `EXCHANGE_ACCOUNTS` and its address there.
 */
export type Account = { readonly tid: string; readonly oid: string };

/** The tenant that all personal Microsoft accounts share. https://learn.microsoft.com/entra/identity-platform/accounts-overview */
export const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Stands for the tenant of mailboxes on Exchange servers: a mailbox stays the same when its server gets another name. */
export const EXCHANGE_ACCOUNTS = 'exchange';

/**
 * A tenant is one workspace, and so is an issuer besides Entra, whose address is no tenant's id; personal accounts share
 * a tenant, so each is a workspace of its own.
 */
export const workspaceOf = ({ tid, oid }: Account): Workspace =>
  tid === PERSONAL_TENANT ? `${tid}.${oid}` : tid;

/**
 * The authority that signs an account in and renews its grant: personal accounts have one of their own.
 * https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints
 */
export const authorityOf = ({ tid }: Pick<Account, 'tid'>): string =>
  tid === PERSONAL_TENANT ? 'consumers' : tid;

export const sameAccount = (a: Account, b: Account): boolean => a.tid === b.tid && a.oid === b.oid;

export const CONNECTION_KINDS = ['microsoft365', 'outlook-personal', 'exchange'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** The kinds that are connected by signing in to Microsoft's cloud. */
export type MicrosoftKind = Exclude<ConnectionKind, 'exchange'>;

/** The kinds that an organisation's administrator may have to approve. */
export type ApprovedKind = Extract<ConnectionKind, 'microsoft365'>;

/** Whether Entra knows the account; any other is the second issuer's. */
export const isMicrosofts = ({ tid }: Pick<Account, 'tid'>): boolean => !tid.startsWith('https://');

/** The kind of calendar that an account has at Microsoft's cloud; null where it is not Microsoft's. */
export const kindOf = (account: Pick<Account, 'tid'>): MicrosoftKind | null => {
  if (!isMicrosofts(account)) return null;
  return account.tid === PERSONAL_TENANT ? 'outlook-personal' : 'microsoft365';
};

/** Which meetings of the selected calendars are kept. */
export type Filters = { readonly syncPrivate: boolean; readonly onlyOnline: boolean };

/** What a new connection keeps: no private meetings, and those without a link too. */
export const DEFAULT_FILTERS: Filters = { syncPrivate: false, onlyOnline: false };

/** One signed-in source of calendars. `userId` is the `oid` of its owner; `account` is who signed in at the provider. */
export type Connection = {
  readonly workspace: Workspace;
  readonly id: string;
  readonly userId: string;
  readonly kind: ConnectionKind;
  readonly account: Account & { readonly name: string; readonly address: string };
  readonly filters: Filters;
  readonly trouble: Trouble | null;
  /** UTC in ms. */
  readonly createdAt: number;
};
