import { X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

import { hostRule } from './host-rule.ts';

/** A certificate that a host has to show: the SHA-256 of its DER, in base64 or in hex with or without colons. */
export type Pin = { readonly host: string; readonly sha256: string };

export type TrustSettings = {
  /** Authorities (PEM) that are trusted beside those that everybody trusts. */
  readonly authorities: string | null;
  /** A host with pins shows one of them, or is not spoken to; who issued it does not matter then. */
  readonly pins: readonly Pin[];
};

export type Trust = {
  readonly context: SecureContext;
  /** Of this host, in lower-case hex. */
  pins(host: string): readonly string[];
};

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM bundle.
 * @throws Error when there is none, or one of them is none.
 */
export const authoritiesIn = (bundle: string): string[] => {
  const blocks = bundle.match(BLOCK) ?? [];
  if (blocks.length === 0) throw new Error('the bundle of authorities holds no certificate');
  return blocks.map((block, index) => {
    try {
      return new X509Certificate(block).toString();
    } catch (cause) {
      throw new Error(`certificate ${index + 1} of the bundle of authorities can't be read`, { cause });
    }
  });
};

/** A fingerprint in lower-case hex; null for what is none. */
export const fingerprint = (text: string): string | null => {
  const hex = text.replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hex)) return hex;
  return /^[A-Za-z0-9+/]{43}=$/.test(text) ? Buffer.from(text, 'base64').toString('hex') : null;
};

/** A host as a target has it; null for what can be none, so that no pin would ever count. */
const pinnedHost = (text: string): string | null => {
  const rule = hostRule(text);
  return rule === null || rule.below || rule.port !== null ? null : rule.name.replace(/^\[|\]$/g, '');
};

/**
 * @throws Error when an authority or a pin can't be read.
 */
export const trustOf = ({ authorities, pins }: TrustSettings): Trust => {
  const pinned = pins.map(({ host, sha256 }) => {
    const print = fingerprint(sha256);
    if (print === null) throw new Error(`the pin of ${host} is no SHA-256`);
    const name = pinnedHost(host);
    if (name === null) throw new Error(`a pin is for ${host}, which is no host`);
    return { host: name, print };
  });
  return {
    context: createSecureContext({
      // Naming authorities replaces those of Node.
      ca: [...getCACertificates('default'), ...(authorities === null ? [] : authoritiesIn(authorities))],
      // The bundle may hold the issuing authority alone: what the operator gives is trusted as it is.
      allowPartialTrustChain: true,
      minVersion: 'TLSv1.2',
    }),
    pins: (host) => pinned.filter((pin) => pin.host === host).map(({ print }) => print),
  };
};
