import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { Trouble } from './trouble.ts';

/** From the server's own certificate towards the root, as far as the chain is known. */
const chainOf = (leaf: DetailedPeerCertificate): DetailedPeerCertificate[] => {
  const chain: DetailedPeerCertificate[] = [];
  // A root is its own issuer.
  for (let one = leaf; one !== undefined && !chain.includes(one); one = one.issuerCertificate)
    chain.push(one);
  return chain;
};

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** Names come from whoever made the certificate, and are shown to people. */
const shown = (name: string | undefined): string | null =>
  name === undefined ? null : name.replace(/[^\p{L}\p{N}\p{P} ]/gu, '').slice(0, 100);

const issuerOf = ({ issuer }: DetailedPeerCertificate): string | null =>
  shown(first(issuer?.CN) ?? first(issuer?.O));

const MOST_NAMES = 5;

/** The names a certificate is for, at most five. */
const namesOf = (leaf: DetailedPeerCertificate): string | null => {
  const names = (leaf.subjectaltname ?? '')
    .split(', ')
    .map((name) => name.replace(/^(DNS|IP Address):/, ''))
    .filter((name) => /^[\w.*:-]{1,253}$/.test(name));
  const all = names.length > 0 ? names : [shown(first(leaf.subject?.CN)) ?? ''];
  return all.slice(0, MOST_NAMES).join(', ') || null;
};

const dateOf = (text: string): string | null => {
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : new Date(date).toISOString();
};

/** What is the matter with a certificate that OpenSSL refuses. https://docs.openssl.org/3.0/man1/openssl-verification-options/#diagnostics */
const refusal = (code: string, leaf: DetailedPeerCertificate, now: number): Trouble => {
  const chain = chainOf(leaf);
  switch (code) {
    case 'CERT_HAS_EXPIRED': {
      const expired = chain.find(({ valid_to }) => Date.parse(valid_to) < now) ?? leaf;
      return new Trouble('certificate-expired', { fact: dateOf(expired.valid_to) });
    }
    case 'CERT_NOT_YET_VALID': {
      const early = chain.find(({ valid_from }) => Date.parse(valid_from) > now) ?? leaf;
      return new Trouble('certificate-not-yet-valid', { fact: dateOf(early.valid_from) });
    }
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return new Trouble('certificate-other-name', { fact: namesOf(leaf) });
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return new Trouble('certificate-self-signed', { fact: issuerOf(leaf) });
    default:
      // The last one that the server sent says who is missing.
      return new Trouble('certificate-untrusted', { fact: issuerOf(chain.at(-1) ?? leaf) });
  }
};

const pinned = (leaf: DetailedPeerCertificate, pins: readonly string[], now: number): Trouble | null => {
  if (!pins.includes(leaf.fingerprint256.replaceAll(':', '').toLowerCase()))
    return new Trouble('certificate-not-pinned', { fact: issuerOf(leaf) });
  if (Date.parse(leaf.valid_to) < now) return refusal('CERT_HAS_EXPIRED', leaf, now);
  return Date.parse(leaf.valid_from) > now ? refusal('CERT_NOT_YET_VALID', leaf, now) : null;
};

/**
 * What is wrong with the certificate that a server showed; null when it is the right one. With pins it has to be one of
 * them and may be issued by anybody, for any name; without, the chain and the name count, as Node judged them.
 */
export const wrongWith = (socket: TLSSocket, pins: readonly string[], now: number): Trouble | null => {
  const leaf = socket.getPeerCertificate(true);
  if (leaf?.raw === undefined) return new Trouble('certificate-untrusted');
  if (pins.length > 0) return pinned(leaf, pins, now);
  // In Node this is a code, and not the error that its types promise.
  return socket.authorized ? null : refusal(String(socket.authorizationError), leaf, now);
};

/** Until when the certificate of a server is valid (UTC, ms). */
export const validUntil = (socket: TLSSocket): number => Date.parse(socket.getPeerCertificate().valid_to);
