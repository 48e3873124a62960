import { isMicrosofts, type Workspace } from './connection.ts';

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
/** Stands for the issuer besides Entra: there is one, and its address may be too long for a key. */
const ISSUER = 'issuer';
const KEY = new RegExp(`^(${GUID}(?:\\.${GUID})?|${ISSUER})~(${GUID})~([A-Za-z0-9_-]{43})$`);

const packedWorkspace = (workspace: Workspace): string =>
  isMicrosofts({ tid: workspace }) ? workspace.split('.').map(packed).join('.') : ISSUER;

/** At most 112 characters, of the 128 that Graph takes. */
export const writeWatchKey = ({ workspace, id, proof }: WatchKey): string =>
  `${packedWorkspace(workspace)}~${packed(id)}~${proof}`;

/**
 * Null when it was not written by `writeWatchKey`. `issuer` is the workspace of the issuer that there is besides Entra now;
 * the proof tells whether a key was written for that one.
 */
export const readWatchKey = (text: string, issuer: Workspace | null = null): WatchKey | null => {
  const [, place, id, proof] = KEY.exec(text) ?? [];
  if (!place || !id || !proof) return null;
  const workspace = place === ISSUER ? issuer : place.split('.').map(unpacked).join('.');
  return workspace === null ? null : { workspace, id: unpacked(id), proof };
};

/** What the proof of a watch is the keyed hash of. */
export const provenText = (workspace: Workspace, id: string): string => `watch ${workspace} ${id}`;
