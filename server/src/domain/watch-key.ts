import type { Workspace } from './connection.ts';

/**
 * What a watch is known by: the provider repeats it in every notice (`clientState`), where it is the only proof that
 * the notice is genuine. `proof` is a keyed hash of the rest, so that a forged notice is refused without a look into
 * the database.
 */
export type WatchKey = { readonly workspace: Workspace; readonly id: string; readonly proof: string };

const packed = (guid: string): string => Buffer.from(guid.replaceAll('-', ''), 'hex').toString('base64url');

const unpacked = (text: string): string =>
  Buffer.from(text, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const GUID = '[A-Za-z0-9_-]{22}';
const KEY = new RegExp(`^(${GUID}(?:\\.${GUID})?)~(${GUID})~([A-Za-z0-9_-]{43})$`);

/** At most 112 characters, of the 128 that Graph takes. */
export const writeWatchKey = ({ workspace, id, proof }: WatchKey): string =>
  `${workspace.split('.').map(packed).join('.')}~${packed(id)}~${proof}`;

/** Null when it was not written by `writeWatchKey`. */
export const readWatchKey = (text: string): WatchKey | null => {
  const [, workspace, id, proof] = KEY.exec(text) ?? [];
  return workspace && id && proof
    ? { workspace: workspace.split('.').map(unpacked).join('.'), id: unpacked(id), proof }
    : null;
};

/** What the proof of a watch is the keyed hash of. */
export const provenText = (workspace: Workspace, id: string): string => `watch ${workspace} ${id}`;
