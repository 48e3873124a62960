import type { Workspace } from '../domain/connection.ts';

/** Whose things are meant: part of every query. `userId` is an `oid`. */
export type Owner = { readonly workspace: Workspace; readonly userId: string };
