import { expect, test } from '@jest/globals';
import { network } from './address-kind.ts';
import { type GuardSettings, guardOf, literalOf } from './guard.ts';
import { type HostRule, hostRule } from './host-rule.ts';
import { Trouble } from './trouble.ts';

const settings = (hosts: string[] = [], cidrs: string[] = [], allowPublic = false): GuardSettings => ({
  hosts: hosts.map((text) => hostRule(text) as HostRule),
  cidrs,
  allowPublic,
});

/** What becomes of an address: null when it may be connected to. Names lead to `leads`. */
const refusal = (given: GuardSettings, url: string, leads: string[] = []): string | null => {
  const guard = guardOf(given);
  try {
    const target = guard.target(url);
    const literal = literalOf(target);
    guard.admitted(
      literal ? [literal] : leads.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
    return null;
  } catch (error) {
    if (error instanceof Trouble) return error.finding;
    throw error;
  }
};

const NOTHING = settings();
const PUBLIC = settings([], [], true);
const NAMED = settings(['mail.contoso.example']);
/** As wide as an operator can write it, and still without one single address. */
const WIDEST = settings(
  ['*.contoso.example'],
  ['0.0.0.0/0', '::/0', '127.0.0.0/8', '169.254.0.0/16', '::ffff:0:0/96', '64:ff9b::/96'],
  true,
);

/** Never a mail server; a name that leads there is no better than the address. */
const NEVER = [
  ['loopback', '127.0.0.1'],
  ['loopback, another one', '127.1.2.3'],
  ['loopback of IPv6', '::1'],
  ['unspecified', '0.0.0.0'],
  ['this network', '0.1.2.3'],
  ['unspecified of IPv6', '::'],
  ['link-local', '169.254.1.1'],
  ['link-local of IPv6', 'fe80::1'],
  ['link-local of IPv6 with a zone', 'fe80::1%eth0'],
  ['site-local of IPv6', 'fec0::1'],
  ['metadata of most clouds', '169.254.169.254'],
  ['metadata of Amazon containers', '169.254.170.2'],
  ['metadata of Amazon over IPv6', 'fd00:ec2::254'],
  ['metadata of Google over IPv6', 'fd20:ce::254'],
  ['metadata of Azure', '168.63.129.16'],
  ['metadata of Alibaba', '100.100.100.200'],
  ['metadata of Oracle', '192.0.0.192'],
  ['multicast', '224.0.0.1'],
  ['multicast, the last one', '239.255.255.255'],
  ['multicast of IPv6', 'ff02::1'],
  ['broadcast', '255.255.255.255'],
  ['reserved', '240.0.0.1'],
  ['for benchmarks', '198.18.0.1'],
  ['for documentation', '192.0.2.1'],
  ['for documentation of IPv6', '2001:db8::1'],
  ['discarded', '100::1'],
  ['loopback, mapped', '::ffff:127.0.0.1'],
  ['loopback, mapped in hex', '::ffff:7f00:1'],
  ['metadata, mapped', '::ffff:169.254.169.254'],
  ['loopback, compatible', '::127.0.0.1'],
  ['metadata, translated', '::ffff:0:169.254.169.254'],
  ['loopback, by 6to4', '2002:7f00:1::1'],
  ['metadata, by 6to4', '2002:a9fe:a9fe::1'],
  ['loopback, by Teredo', '2001:0:7f00:1::80ff:fffe'],
  ['loopback, by NAT64', '64:ff9b::127.0.0.1'],
  ['metadata, by NAT64', '64:ff9b::a9fe:a9fe'],
  ['Azure, by NAT64', '64:ff9b::168.63.129.16'],
  ['loopback, by NAT64 of one network', '64:ff9b:1::7f00:1'],
  ['outside of what is given out', '4000::1'],
] as const;

test.each(NEVER)('%s (%s) is refused behind a name, whatever is listed', (_, address) => {
  for (const given of [NOTHING, PUBLIC, NAMED, WIDEST])
    expect(refusal(given, 'https://mail.contoso.example', [address])).toBe('address-not-allowed');
});

test.each(NEVER.filter(([, address]) => !address.includes('%')))(
  '%s (%s) is refused as an address',
  (_, address) => {
    const url = `https://${address.includes(':') ? `[${address}]` : address}/EWS/Exchange.asmx`;
    for (const given of [NOTHING, PUBLIC, { ...WIDEST, hosts: [] }])
      expect(refusal(given, url)).toBe('address-not-allowed');
  },
);

const PRIVATE = [
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.1.10',
  '100.64.0.1',
  'fd12:3456::10',
  '::ffff:10.0.0.1',
  '64:ff9b::10.0.0.1',
];

test.each(PRIVATE)('%s is refused where only public addresses are allowed, or nothing is', (address) => {
  for (const given of [NOTHING, PUBLIC, settings([], ['203.0.113.0/24', '10.9.0.0/16'])])
    expect(refusal(given, 'https://mail.contoso.example', [address])).toBe('address-not-allowed');
});

test.each(PRIVATE)('%s is reached by a host that is listed alone', (address) => {
  expect(refusal(NAMED, 'https://mail.contoso.example', [address])).toBeNull();
  expect(refusal(settings(['*.contoso.example']), 'https://mail.contoso.example', [address])).toBeNull();
});

test('a host that is listed with networks reaches private addresses in these only', () => {
  const both = settings(['mail.contoso.example'], ['10.20.0.0/16']);
  expect(refusal(both, 'https://mail.contoso.example', ['10.20.1.2'])).toBeNull();
  expect(refusal(both, 'https://mail.contoso.example', ['10.21.1.2'])).toBe('address-not-allowed');
  expect(refusal(both, 'https://other.contoso.example', ['10.20.1.2'])).toBe('address-not-allowed');
  expect(refusal(both, 'https://10.20.1.2')).toBe('address-not-allowed');
});

test('a listed network is reached by any name, and as an address', () => {
  const network = settings([], ['10.20.0.0/16', 'fd12:3456::/32']);
  expect(refusal(network, 'https://mail.contoso.example', ['10.20.1.2'])).toBeNull();
  expect(refusal(network, 'https://10.20.1.2')).toBeNull();
  expect(refusal(network, 'https://[fd12:3456::10]')).toBeNull();
  expect(refusal(network, 'https://mail.contoso.example', ['93.184.216.34'])).toBe('address-not-allowed');
});

test.each(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34', '64:ff9b::93.184.216.34'])(
  '%s, which is public, is reached by a listed host or where all are allowed',
  (address) => {
    expect(refusal(NAMED, 'https://mail.contoso.example', [address])).toBeNull();
    expect(refusal(PUBLIC, 'https://mail.contoso.example', [address])).toBeNull();
    expect(refusal(NOTHING, 'https://mail.contoso.example', [address])).toBe('address-not-allowed');
    expect(refusal(settings(['other.example'], [], true), 'https://mail.contoso.example', [address])).toBe(
      'address-not-allowed',
    );
  },
);

test('one single address is reached when it is listed, whatever it is', () => {
  const single = settings([], ['127.0.0.1/32', '::1/128', '64:ff9b::7f00:2/128']);
  expect(refusal(single, 'https://127.0.0.1')).toBeNull();
  expect(refusal(single, 'https://[::1]')).toBeNull();
  expect(refusal(single, 'https://mail.contoso.example', ['127.0.0.1'])).toBeNull();
  expect(refusal(single, 'https://[64:ff9b::7f00:2]')).toBeNull();
  expect(refusal(single, 'https://127.0.0.2')).toBe('address-not-allowed');
  // Not this machine, but a gateway of the network.
  expect(refusal(single, 'https://[64:ff9b::7f00:1]')).toBe('address-not-allowed');
});

test('of several addresses the refused ones are left out', () => {
  const addresses = ['127.0.0.1', '10.0.0.1', '::1'].map((address) => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }));
  expect(guardOf(NAMED).admitted(addresses)).toEqual([{ address: '10.0.0.1', family: 4 }]);
  expect(() => guardOf(NAMED).admitted([])).toThrow('address-not-allowed');
});

/** Every way to write an address of this machine that a URL knows. */
test.each([
  'https://2130706433',
  'https://017700000001',
  'https://0x7f000001',
  'https://0x7f.1',
  'https://127.1',
  'https://127.0.1',
  'https://0177.0.0.1',
  'https://0x7f.0x0.0x0.0x1',
  'https://127.0.0.1.',
  'https://①②⑦.⓪.⓪.①',
  'https://127。0。0。1',
  'https://%31%32%37.0.0.1',
  'https://[0:0:0:0:0:0:0:1]',
  'https://[::ffff:7f00:1]',
  'https://[::ffff:127.0.0.1]',
  'https://2852039166',
  'https://0xa9fea9fe',
  'https://0251.0376.0251.0376',
  'https://0',
])('%s is the address it means', (url) => {
  expect(refusal(PUBLIC, url)).toBe('address-not-allowed');
  expect(refusal({ ...WIDEST, hosts: [] }, url)).toBe('address-not-allowed');
});

test.each([
  ['http://mail.contoso.example', 'address-not-https'],
  ['ftp://mail.contoso.example', 'address-not-https'],
  ['gopher://mail.contoso.example', 'address-not-https'],
  ['file:///etc/passwd', 'address-invalid'],
  ['https://anna:secret@mail.contoso.example', 'address-with-login'],
  ['https://mail.contoso.example@127.0.0.1', 'address-with-login'],
  ['https://mail.contoso.example:secret@evil.example', 'address-with-login'],
  ['https://', 'address-invalid'],
  ['https://mail.contoso.example:99999', 'address-invalid'],
  ['https://mail.contoso.example\r\nHost: evil.example', 'address-invalid'],
  ['https://256.1.1.1', 'address-invalid'],
  ['https://mail.contoso.example:22', 'address-not-allowed'],
  ['https://mail.contoso.example:8443', 'address-not-allowed'],
  ['https://mail.contoso.example:0', 'address-not-allowed'],
  ['https://mail.contoso.example.evil.example', 'address-not-allowed'],
  ['https://evilmail.contoso.example', 'address-not-allowed'],
  ['https://contoso.example', 'address-not-allowed'],
  ['https://evil.example/mail.contoso.example', 'address-not-allowed'],
  ['https://evil.example#mail.contoso.example', 'address-not-allowed'],
  ['https://evil.example\\@mail.contoso.example', 'address-not-allowed'],
  // The first letter is Cyrillic.
  ['https://мail.contoso.example', 'address-not-allowed'],
  ['https://mаil.contoso.example', 'address-not-allowed'],
  ['https://localhost', 'address-not-allowed'],
  ['https://metadata.google.internal', 'address-not-allowed'],
])('%s is refused before any network (%s)', (url, finding) => {
  expect(() => guardOf(NAMED).target(url)).toThrow(new Trouble(finding as Trouble['finding']));
});

test.each([
  'https://MAIL.Contoso.EXAMPLE',
  'https://mail.contoso.example.',
  'https://mail.contoso.example..',
  'mail.contoso.example',
  'https://mail.contoso.example:443/owa/?x=1#y',
  'https://ｍail.contoso.example',
])('%s is the listed host, and only its Exchange Web Services are asked', (url) => {
  expect(guardOf(NAMED).target(url)).toEqual({
    origin: 'https://mail.contoso.example',
    path: '/EWS/Exchange.asmx',
    host: 'mail.contoso.example',
    port: 443,
    isNamed: true,
  });
});

test('where nothing is allowed, a name is refused before anybody is asked where it leads', () => {
  expect(() => guardOf(NOTHING).target('https://mail.contoso.example')).toThrow('address-not-allowed');
  for (const given of [PUBLIC, settings([], ['10.0.0.0/8'])])
    expect(guardOf(given).target('https://mail.contoso.example').isNamed).toBe(false);
});

test('a port beside a host is one more for it, and for no other', () => {
  const guard = guardOf(settings(['mail.contoso.example:8443', '*.fabrikam.example', '[fd12::1]:444']));
  for (const url of [
    'mail.contoso.example:8443',
    'mail.contoso.example',
    'ews.fabrikam.example',
    '[fd12::1]:444',
  ])
    expect(guard.target(url).path).toBe('/EWS/Exchange.asmx');
  for (const url of ['ews.fabrikam.example:8443', 'mail.contoso.example:8444', 'fabrikam.example'])
    expect(() => guard.target(url)).toThrow('address-not-allowed');
});

test('a rule is a host or a suffix, with a port or without, and nothing else', () => {
  expect(hostRule('*.Contoso.example:8443')).toEqual({ name: 'contoso.example', below: true, port: 8443 });
  expect(hostRule('[0:0::1]:444')).toEqual({ name: '[::1]', below: false, port: 444 });
  expect(hostRule('mäil.example.')).toEqual({ name: 'xn--mil-qla.example', below: false, port: null });
  for (const text of [
    '',
    '*',
    '*.',
    'https://mail.example',
    'mail.*.example',
    'a b',
    'mail.example:0',
    'x:99999',
    'u@x',
    '*.0.0.1',
    '*.[::1]',
  ])
    expect(hostRule(text)).toBeNull();
});

test.each([
  ['10.20.0.0/16', '10.20.0.0/16'],
  [' fd12:3456::/32 ', 'fd12:3456::/32'],
  ['127.0.0.1', '127.0.0.1/32'],
  ['::1', '::1/128'],
  ['10.20.0.0/33', null],
  ['127.1', null],
  ['mail.contoso.example', null],
  ['', null],
])('"%s" in the settings is the network %s', (text, expected) => {
  expect(network(text)).toBe(expected);
});
