import type { Workspace } from './connection.ts';

/** What travels through Microsoft as `state`: where the trip is stored, and a random part that only its hash is kept of. */
export type ConsentState = { readonly workspace: Workspace; readonly id: string; readonly random: string };

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ACCOUNTS = new RegExp(`^${GUID}(?:\\.${GUID})?$`);
const STATE = new RegExp(
  `^(?:(${GUID}(?:\\.${GUID})?)|issuer\\.([A-Za-z0-9_-]{1,340}))~(${GUID})~([A-Za-z0-9_-]{43})$`,
);

/** The address of an issuer may contain whatever else stands in a state, so it is packed. */
const packed = (workspace: Workspace): string =>
  ACCOUNTS.test(workspace) ? workspace : `issuer.${Buffer.from(workspace).toString('base64url')}`;

export const writeState = ({ workspace, id, random }: ConsentState): string =>
  `${packed(workspace)}~${id}~${random}`;

/** Null when it was not written by `writeState`. */
export const readState = (text: string): ConsentState | null => {
  const [, accounts, issuer, id, random] = STATE.exec(text) ?? [];
  const workspace = accounts ?? Buffer.from(issuer ?? '', 'base64url').toString();
  return workspace && id && random ? { workspace, id, random } : null;
};
