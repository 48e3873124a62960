/** Tenant that all personal accounts share. */
export const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Whether the account is one of Microsoft's own for consumers, and no organisation's. */
export const isPersonal = ({ tenantId }: { tenantId: string }): boolean => tenantId === PERSONAL_TENANT;

/** By which Graph knows an account: of a personal one only the last sixteen digits (outlook-dev-docs #918). */
export const graphId = ({ oid, tenantId }: { oid: string; tenantId: string }): string =>
  isPersonal({ tenantId }) ? oid.replaceAll('-', '').slice(-16) : oid;
