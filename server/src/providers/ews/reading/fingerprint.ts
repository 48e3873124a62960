import { hash } from 'node:crypto';

/** Letters of one. */
export const FINGERPRINT = 8;

/** 48 bits of a hash, in eight letters: enough to tell what changed in one calendar. */
export const fingerprint = (...parts: readonly (string | number | boolean | null)[]): string =>
  hash('sha256', parts.join('\n'), 'base64url').slice(0, FINGERPRINT);

/** Fingerprints as one text, for a cursor. */
export const packed = (fingerprints: Iterable<string>): string => [...fingerprints].join('');

export const unpacked = (text: string): Set<string> =>
  new Set(text.match(new RegExp(`.{${FINGERPRINT}}`, 'g')) ?? []);
