import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * `never`: this machine, its neighbours on the wire, what a cloud tells its machines, addresses that are no host's, and
 * whatever hides one of these. `private`: inside of a company.
 */
export type AddressKind = 'public' | 'private' | 'never';

const PRIVATE: ReadonlySet<string> = new Set(['private', 'carrierGradeNat', 'uniqueLocal']);

/** Where clouds tell their machines secrets, outside of the link-local range. */
const METADATA = [
  // Azure: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
  '168.63.129.16/32',
  // Alibaba: https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
  '100.100.100.200/32',
  // Amazon: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
  'fd00:ec2::/32',
  // Google: https://docs.cloud.google.com/compute/docs/metadata/overview
  'fd20:ce::/32',
].map((cidr) => ipaddr.parseCIDR(cidr));

/** All that is given out to hosts of IPv6. https://www.iana.org/assignments/ipv6-unicast-address-assignments */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');
/** Behind it a gateway of the network speaks IPv4. https://www.rfc-editor.org/rfc/rfc6052#section-2.1 */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** Addresses of different families never match. */
export const isIn = (address: Address, [range, bits]: [Address, number]): boolean =>
  address instanceof ipaddr.IPv4
    ? range instanceof ipaddr.IPv4 && address.match(range, bits)
    : range instanceof ipaddr.IPv6 && address.match(range, bits);

/** The address as such; one of IPv4 that is written as IPv6 is one of IPv4. Null for what is none. */
export const readAddress = (text: string): Address | null =>
  ipaddr.isValid(text) ? ipaddr.process(text) : null;

/** A network as settings have it, `10.20.0.0/16` or a single address; null for what is neither. */
export const network = (text: string): string | null => {
  const trimmed = text.trim();
  if (ipaddr.isValidCIDR(trimmed)) return trimmed;
  if (ipaddr.IPv6.isValid(trimmed)) return `${trimmed}/128`;
  return ipaddr.IPv4.isValidFourPartDecimal(trimmed) ? `${trimmed}/32` : null;
};

const embedded = (address: ipaddr.IPv6): ipaddr.IPv4 => new ipaddr.IPv4(address.toByteArray().slice(12));

/** https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry */
export const kindOf = (address: Address): AddressKind => {
  if (METADATA.some((range) => isIn(address, range))) return 'never';
  const range: string = address.range();
  if (PRIVATE.has(range)) return 'private';
  if (address instanceof ipaddr.IPv4) return range === 'unicast' ? 'public' : 'never';
  if (address.match(NAT64)) return kindOf(embedded(address));
  return range === 'unicast' && address.match(GLOBAL) ? 'public' : 'never';
};
