import type { Workspace } from './connection.ts';

/** What travels through Microsoft as `state`: where the trip is stored, and a random part that only its hash is kept of. */
export type ConsentState = { readonly workspace: Workspace; readonly id: string; readonly random: string };

export const writeState = ({ workspace, id, random }: ConsentState): string => `${workspace}~${id}~${random}`;

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const STATE = new RegExp(`^(${GUID}(?:\\.${GUID})?)~(${GUID})~([A-Za-z0-9_-]{43})$`);

/** Null when it was not written by `writeState`. */
export const readState = (text: string): ConsentState | null => {
  const [, workspace, id, random] = STATE.exec(text) ?? [];
  return workspace && id && random ? { workspace, id, random } : null;
};
