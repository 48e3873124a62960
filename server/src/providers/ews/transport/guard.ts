import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { EWS_PATH, serverAddress } from '../../../domain/exchange/server-address.ts';
import { isIn, kindOf, readAddress } from './address-kind.ts';
import { type HostRule, speaksOf } from './host-rule.ts';
import { Trouble } from './trouble.ts';

/** What the operator allows; with nothing in it, nothing is. */
export type GuardSettings = {
  readonly hosts: readonly HostRule[];
  /** `10.20.0.0/16`, `fd12:3456::/32`; a single address is `127.0.0.1/32`. */
  readonly cidrs: readonly string[];
  readonly allowPublic: boolean;
};

/** A server that may be asked as far as its name and port say; where the name leads is still to be judged. */
export type Target = {
  /** `https://mail.contoso.example:8443`, as a URL has it. */
  readonly origin: string;
  readonly path: string;
  /** Without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  /** Whether the operator allows it by its name. */
  readonly isNamed: boolean;
};

export type Guard = {
  /**
   * Judges a typed address without any network. The path is always that of Exchange Web Services.
   * @throws Trouble what is wrong with the address, or `address-not-allowed`.
   */
  target(url: string): Target;
  /**
   * Which of the addresses that a target's name leads to may be connected to.
   * @throws Trouble `address-not-allowed` when none may.
   */
  admitted(addresses: readonly LookupAddress[]): readonly LookupAddress[];
};

const HTTPS = 443;

const single = ([address, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean =>
  bits === (address instanceof ipaddr.IPv4 ? 32 : 128);

/**
 * Keeps people from using this server to reach what they can't reach themselves.
 *
 * A name passes when the list of hosts speaks of it, or is empty and anything else is allowed; a port when it is 443 or stands beside a host that
 * speaks of the name. Then every address that the name leads to is judged:
 * - an address listed as a single one (`/32`, `/128`) passes, whatever it is;
 * - what is never a mail server (`kindOf`) does not, whatever else is listed;
 * - a private one passes when it is in a listed network, or when no network is listed and the host is;
 * - a public one passes when the host is listed, or when no host is and it is in a listed network or all are allowed.
 */
export const guardOf = ({ hosts, cidrs, allowPublic }: GuardSettings): Guard => {
  const networks = cidrs.map((cidr) => ipaddr.parseCIDR(cidr));
  const singles = networks.filter(single);

  const mayReach = (text: string): boolean => {
    const address = readAddress(text);
    if (address === null) return false;
    const isListed = networks.some((network) => isIn(address, network));
    if (singles.some((network) => isIn(address, network))) return true;
    switch (kindOf(address)) {
      case 'never':
        return false;
      case 'private':
        return isListed || (cidrs.length === 0 && hosts.length > 0);
      case 'public':
        return hosts.length > 0 || isListed || allowPublic;
    }
  };

  return {
    target: (typed) => {
      const address = serverAddress(typed);
      if (address.kind === 'refused') throw new Trouble(address.finding);
      const { host, port, url } = address;
      const rules = hosts.filter((rule) => speaksOf(rule, host));
      const isNamed = rules.length > 0;
      const mayBe = isNamed || (hosts.length === 0 && (cidrs.length > 0 || allowPublic));
      if (!mayBe || !(port === HTTPS || rules.some((rule) => rule.port === port)))
        throw new Trouble('address-not-allowed');
      return {
        origin: url.slice(0, -EWS_PATH.length),
        path: EWS_PATH,
        host: host.replace(/^\[|\]$/g, ''),
        port,
        isNamed,
      };
    },
    admitted: (addresses) => {
      const passing = addresses.filter(({ address }) => mayReach(address));
      if (passing.length === 0) throw new Trouble('address-not-allowed');
      return passing;
    },
  };
};

/** The address that a target names by itself; null when a name has to be looked up. */
export const literalOf = ({ host }: Target): LookupAddress | null => {
  const family = isIP(host);
  return family === 0 ? null : { address: host, family };
};
