import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import {
  type Identity,
  makeAuthority,
  makeSelfSigned,
} from '../../../../test/exchange-listener/certificates.ts';
import { type Listener, listen } from '../../../../test/exchange-listener/listener.ts';
import { contoso, HOST, optionsFor } from '../../../../test/exchange-listener/stage.ts';
import { type ApproachOptions, approachOf } from './approach.ts';
import { asked } from './asked.ts';
import { validUntil } from './certificate.ts';
import { findingOf } from './failure.ts';
import { headersOf } from './headers.ts';
import { inTime } from './in-time.ts';
import { offered } from './offers.ts';
import type { Pin } from './trust.ts';

const DAY = 86_400_000;

type Given = Partial<ApproachOptions>;

/** Goes as far as it gets. */
const examined = async (port: number, given: Given = {}) => {
  const approach = approachOf(await optionsFor(port, given as object));
  const passed: string[] = [];
  const step = async <T>(name: string, result: T | Promise<T>): Promise<T> => {
    const value = await result;
    passed.push(name);
    return value;
  };
  using time = inTime(approach.limits.connect);
  const { signal } = time;
  try {
    const target = await step('address', approach.address(`https://${HOST}:${port}`));
    const addresses = await step('name', approach.name(target, signal));
    const tcp = await step('connection', approach.connection(target, addresses, signal));
    const tls = await step('encryption', approach.encryption(target, tcp, signal));
    const until = validUntil(tls);
    const wire = { path: target.path, headers: headersOf('one', null, null), signal };
    const offers = await step('service', asked(approach.http(target, tls), wire, 0));
    tls.destroy();
    const schemes = offered(offers);
    return { passed, schemes, until };
  } catch (error) {
    return { passed, found: findingOf(error) };
  }
};

const offering: Parameters<typeof listen>[1] = (_, response) => {
  response.writeHead(401, { 'www-authenticate': ['Negotiate', 'NTLM'] }).end();
};

/** What comes of examining a server with this certificate, and whether it was asked for anything. */
const at = async (tls: Parameters<typeof listen>[0], given: Given = {}) => {
  const listener: Listener = await listen(tls, offering);
  try {
    return { ...(await examined(listener.port, given)), asked: listener.heard.length };
  } finally {
    await listener.close();
  }
};

const REACHED = ['address', 'name', 'connection'];

test('a good server passes every step, and offers its schemes to somebody without a login', async () => {
  const { identity } = await contoso();
  expect(await at(identity)).toEqual({
    passed: [...REACHED, 'encryption', 'service'],
    schemes: ['NTLM'],
    until: new X509Certificate(identity.cert).validToDate.getTime(),
    asked: 1,
  });
});

const refused = (finding: string, fact: string | null) => ({
  passed: REACHED,
  found: { finding, fact },
  asked: 0,
});

test('an authority that nobody knows is named', async () => {
  const stranger = await makeAuthority('Fabrikam Root');
  expect(await at(await stranger.leaf([HOST]))).toEqual(refused('certificate-untrusted', 'Fabrikam Root'));
});

test('an authority that the server leaves out is named', async () => {
  const { authority } = await contoso();
  const issuing = await authority.below('Contoso Issuing');
  const identity = await issuing.leaf([HOST]);
  expect(await at(identity)).toEqual(refused('certificate-untrusted', 'Contoso Issuing'));
  const whole = { ...identity, cert: `${identity.cert}\n${issuing.pem}` };
  expect((await at(whole)).passed).toContain('encryption');
  // Nor does it have to, where the operator gives it.
  const trust = { authorities: issuing.pem, pins: [] };
  expect((await at(identity, { trust })).passed).toContain('encryption');
});

test('a root that the server sends along is named and not believed', async () => {
  const stranger = await makeAuthority('Fabrikam Root');
  const identity = await stranger.leaf([HOST]);
  const sent = { ...identity, cert: `${identity.cert}\n${stranger.pem}` };
  expect(await at(sent)).toEqual(refused('certificate-untrusted', 'Fabrikam Root'));
});

test('a certificate that issued itself is refused, and trusted where the operator gives it', async () => {
  const identity = await makeSelfSigned([HOST]);
  expect(await at(identity)).toEqual(refused('certificate-self-signed', HOST));
  const trust = { authorities: identity.cert, pins: [] };
  expect((await at(identity, { trust })).passed).toContain('encryption');
});

test('a certificate out of its time is refused with the day', async () => {
  const { authority } = await contoso();
  const notAfter = new Date('2025-01-31T12:00:00Z');
  const expired = await authority.leaf([HOST], { notBefore: new Date('2024-01-31T12:00:00Z'), notAfter });
  expect(await at(expired)).toEqual(refused('certificate-expired', '2025-01-31T12:00:00.000Z'));
  const notBefore = new Date(Math.ceil(Date.now() / DAY) * DAY + DAY);
  const early = await authority.leaf([HOST], { notBefore, notAfter: new Date(notBefore.getTime() + DAY) });
  expect(await at(early)).toEqual(refused('certificate-not-yet-valid', notBefore.toISOString()));
});

test('a certificate for other names is refused with at most five of them', async () => {
  const { authority } = await contoso();
  const names = [1, 2, 3, 4, 5, 6].map((number) => `ex${number}.contoso.example`);
  expect(await at(await authority.leaf(names))).toEqual(
    refused('certificate-other-name', names.slice(0, 5).join(', ')),
  );
});

const printOf = ({ cert }: Identity): string => new X509Certificate(cert).fingerprint256;

const pinning = async (...pins: Pin[]): Promise<Given> => ({
  trust: { authorities: (await contoso()).authority.pem, pins },
});

test('a pinned certificate may issue itself, for any name, and has to be in its time', async () => {
  const good = await makeSelfSigned(['exchange.local']);
  const next = { host: HOST, sha256: 'ab'.repeat(32) };
  const given = await pinning(next, { host: HOST, sha256: printOf(good) });
  expect((await at(good, given)).passed).toContain('encryption');

  const expired = await makeSelfSigned([HOST], {
    notBefore: new Date('2024-01-31T12:00:00Z'),
    notAfter: new Date('2025-01-31T12:00:00Z'),
  });
  expect(await at(expired, await pinning({ host: HOST, sha256: printOf(expired) }))).toEqual(
    refused('certificate-expired', '2025-01-31T12:00:00.000Z'),
  );
});

test('where a host is pinned, a certificate that everybody trusts is refused', async () => {
  const { identity } = await contoso();
  const given = await pinning({ host: HOST, sha256: 'ab'.repeat(32) });
  expect(await at(identity, given)).toEqual(refused('certificate-not-pinned', 'Contoso Root'));
  const others = await pinning({ host: 'other.contoso.example', sha256: 'ab'.repeat(32) });
  expect((await at(identity, others)).passed).toContain('encryption');
});

test('TLS of the past is refused', async () => {
  const { identity } = await contoso();
  const old = {
    ...identity,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  } as const;
  expect(await at(old)).toEqual(refused('tls-too-old', null));
  const still = { ...identity, maxVersion: 'TLSv1.2' } as const;
  expect((await at(still)).passed).toContain('encryption');
});

/** What comes of examining a port where somebody speaks something else. */
const speaking = async (spoken: (socket: Socket) => void, given: Given = {}) => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    spoken(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await examined((server.address() as AddressInfo).port, given);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
};

test('a port that speaks without encryption says so', async () => {
  const http = (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(await speaking(http)).toEqual({ passed: REACHED, found: { finding: 'tls-missing', fact: null } });
  const smtp = (socket: Socket) => void socket.write('220 mail.contoso.example ESMTP\r\n');
  expect(await speaking(smtp)).toEqual({ passed: REACHED, found: { finding: 'tls-missing', fact: null } });
});

test('a port that hangs up, or says nothing, says so', async () => {
  const lost = await speaking((socket) => void socket.destroy());
  expect(lost.found).toEqual({ finding: 'connection-lost', fact: null });
  const silent = await speaking(() => {}, { limits: { connect: 2_000 } });
  expect(silent).toEqual({ passed: REACHED, found: { finding: 'connection-timed-out', fact: null } });
});

test('a port where nobody listens says so', async () => {
  const listener = await listen((await contoso()).identity, offering);
  await listener.close();
  expect(await examined(listener.port)).toEqual({
    passed: ['address', 'name'],
    found: { finding: 'connection-refused', fact: null },
  });
});

test('a name that leads nowhere, or takes for ever, says so', async () => {
  const nowhere = async () => {
    throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  };
  expect(await examined(443, { resolve: nowhere })).toEqual({
    passed: ['address'],
    found: { finding: 'name-unknown', fact: null },
  });
  const never = () => new Promise<never>(() => {});
  expect(await examined(443, { resolve: never, limits: { connect: 50 } })).toEqual({
    passed: ['address'],
    found: { finding: 'connection-timed-out', fact: null },
  });
});

test('where names are not what is allowed, one that leads nowhere is told like one that may not be reached', async () => {
  const lookingUp = async (code: string) => {
    const resolve = async () => {
      throw Object.assign(new Error(`getaddrinfo ${code}`), { code });
    };
    const guard = { hosts: [], cidrs: ['10.0.0.0/8'], allowPublic: true };
    const approach = approachOf(await optionsFor(443, { resolve, guard }));
    const attempt = approach.name(approach.address(`https://${HOST}`), new AbortController().signal);
    return findingOf(await attempt.catch((error: unknown) => error))?.finding;
  };
  expect(await lookingUp('ENOTFOUND')).toBe('address-not-allowed');
  expect(await lookingUp('ENODATA')).toBe('address-not-allowed');
  // Nobody knows for now.
  expect(await lookingUp('EAI_AGAIN')).toBe('name-unknown');
});

test('a name that leads where nobody may go gets no connection', async () => {
  const resolve = async () => [{ address: '169.254.169.254', family: 4 }];
  expect(await examined(443, { resolve })).toEqual({
    passed: ['address'],
    found: { finding: 'address-not-allowed', fact: null },
  });
});
