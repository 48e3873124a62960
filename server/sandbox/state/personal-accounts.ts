/** Tenant that all personal accounts share. */
export const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Whether the account is one of Microsoft's own for consumers, and no organisation's. */
export const isPersonal = ({ tenantId }: { tenantId: string }): boolean => tenantId === PERSONAL_TENANT;
