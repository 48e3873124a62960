/** Owner of all data and first column of every key; see `workspaceOf`. */
export type Workspace = string;

/** A person as Entra knows them. A mail address never identifies anybody. */
export type Account = { readonly tid: string; readonly oid: string };

/** The tenant that all personal Microsoft accounts share. https://learn.microsoft.com/entra/identity-platform/accounts-overview */
export const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** A tenant is one workspace; personal accounts share a tenant, so each is a workspace of its own. */
export const workspaceOf = ({ tid, oid }: Account): Workspace =>
  tid === PERSONAL_TENANT ? `${tid}.${oid}` : tid;

export const sameAccount = (a: Account, b: Account): boolean => a.tid === b.tid && a.oid === b.oid;

export type ConnectionKind = 'microsoft365';

/** Which meetings of the selected calendars are kept. */
export type Filters = { readonly syncPrivate: boolean; readonly onlyOnline: boolean };

/** What a new connection keeps: no private meetings, and those without a link too. */
export const DEFAULT_FILTERS: Filters = { syncPrivate: false, onlyOnline: false };
