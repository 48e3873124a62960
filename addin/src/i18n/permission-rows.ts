import type { permissions } from './en/permissions.ts';

export type PermissionRow = { readonly scope: string; readonly allows: string; readonly use: string };

/** What to say of each permission that is asked for, in that order. Graph's address in front of a name is left out. */
export const permissionRows = (
  scopes: readonly string[],
  { rows, unknown }: typeof permissions,
): PermissionRow[] =>
  scopes.map((address) => {
    const scope = address.slice(address.lastIndexOf('/') + 1);
    return { scope, ...(Object.hasOwn(rows, scope) ? rows[scope as keyof typeof rows] : unknown) };
  });
