import { X509Certificate } from 'node:crypto';
import { inspect } from 'node:util';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { makeAuthority } from '../../../../test/exchange-listener/certificates.ts';
import type { Answering, Heard } from '../../../../test/exchange-listener/listener.ts';
import { lending } from '../../../../test/exchange-listener/login.ts';
import { typeOf } from '../../../../test/exchange-listener/ntlm.ts';
import { contoso, HOST, onStage, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';
import { windows } from '../../../../test/exchange-listener/windows.ts';
import type { Failure, ProviderError } from '../../../ports/failure.ts';
import { bindingTo, channelBinding } from '../ntlm/channel-binding.ts';
import { systemResolve } from './connect.ts';
import { findingOf } from './failure.ts';

const anna = () => lending({ username: 'CONTOSO\\anna', password: 'Geheim-123' });

const XML = { 'content-type': 'text/xml; charset=utf-8' };

const echo: Answering = ({ body }, response) => {
  response.writeHead(200, XML).end(body);
};

/** Demands Basic of whoever shows nothing; `come` answers everybody else. */
const basic =
  (come: Answering): Answering =>
  (heard, response, peer) => {
    if (heard.authorization.startsWith('Basic ')) return come(heard, response, peer);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="mail"' }).end('<p>Unauthorized</p>');
  };

const failureOf = async (sent: Promise<unknown>): Promise<Failure> => {
  const error = await sent.then(
    () => {
      throw new Error('should have failed');
    },
    (reason: ProviderError) => reason,
  );
  expect(error.name).toBe('ProviderError');
  return error.failure;
};

const found = (finding: string, fact: string | null = null) => ({ kind: 'exchange', finding, fact });

const schemes = (heard: readonly Heard[]) =>
  heard.map((one) =>
    one.authorization.startsWith('Basic ') ? 'basic' : ['none', 'type 1', '', 'type 3'][typeOf(one)],
  );

test('Basic shows name and password in UTF-8 with every request, each time through the lender', async () => {
  await using stage = await onStage(basic(echo));
  const access = lending({ username: 'jörg@contoso.example', password: 'Ü:🔐' });
  for (const body of ['<one/>', '<two/>'])
    expect(await textOf(await stage.transport.send(requestTo(stage, access, { body })))).toBe(body);
  expect(schemes(stage.listener.heard)).toEqual(['none', 'basic', 'basic']);
  const shown = stage.listener.heard[1]?.authorization.slice('Basic '.length) ?? '';
  expect(Buffer.from(shown, 'base64').toString('utf8')).toBe('jörg@contoso.example:Ü:🔐');
  expect(access.attempts).toBe(2);
});

test('a password that Basic refuses is shown once', async () => {
  const refuse: Answering = (_, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="mail"' }).end();
  };
  await using stage = await onStage(refuse);
  const access = anna();
  for (let count = 0; count < 3; count++)
    expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual(
      found('password-rejected'),
    );
  expect(schemes(stage.listener.heard).filter((scheme) => scheme === 'basic')).toHaveLength(1);
  expect(access.attempts).toBe(1);
});

test('a request carries what an Exchange server and its administrators want to know', async () => {
  await using stage = await onStage(basic(echo));
  const answer = await stage.transport.send(requestTo(stage, anna(), { anchor: 'room@contoso.example' }));
  await textOf(answer);
  expect(stage.listener.heard.at(-1)).toMatchObject({
    method: 'POST',
    url: '/EWS/Exchange.asmx',
    headers: {
      host: `${HOST}:${stage.listener.port}`,
      'content-type': 'text/xml; charset=utf-8',
      'user-agent': expect.stringMatching(/^Sally-Calendar\/[\d.]+$/),
      'client-request-id': answer.requestId,
      'return-client-request-id': 'true',
      'accept-encoding': 'gzip, deflate',
      'x-anchormailbox': 'room@contoso.example',
    },
  });
});

test('a mailbox that can be no header is not sent as one', async () => {
  await using stage = await onStage(basic(echo));
  for (const anchor of ['a@b\r\nX-Evil: 1', 'jörg@contoso.example'])
    await textOf(await stage.transport.send(requestTo(stage, anna(), { anchor })));
  for (const { headers } of stage.listener.heard) {
    expect(headers).not.toHaveProperty('x-anchormailbox');
    expect(headers).not.toHaveProperty('x-evil');
  }
});

test('twenty requests at a time go over two connections, one after another on each', async () => {
  const busy = new Map<number, number>();
  let most = 0;
  const server = windows('Geheim-123', async ({ connection, body }, response) => {
    busy.set(connection, (busy.get(connection) ?? 0) + 1);
    most = Math.max(most, busy.get(connection) ?? 0, busy.size);
    await new Promise((resolve) => setTimeout(resolve, 5));
    busy.delete(connection);
    response.writeHead(200, XML).end(body);
  });
  await using stage = await onStage(server.answer);
  const access = anna();
  const bodies = Array.from({ length: 20 }, (_, index) => `<n${index}/>`);
  const texts = await Promise.all(
    bodies.map(async (body) => textOf(await stage.transport.send(requestTo(stage, access, { body })))),
  );
  expect(texts).toEqual(bodies);
  expect(most).toBe(2);
  expect(stage.listener.sockets).toHaveLength(2);
  expect(server.shown).toBe(2);
  expect(access.attempts).toBe(2);
});

test('whoever waits for a connection and gives up leaves the others their turn', async () => {
  const gate = Promise.withResolvers<void>();
  await using stage = await onStage(
    basic(async (heard, response, peer) => {
      await gate.promise;
      return echo(heard, response, peer);
    }),
    { limits: { connections: 1 } },
  );
  const access = anna();
  const first = stage.transport.send(requestTo(stage, access));
  const gone = new AbortController();
  const second = stage.transport.send(requestTo(stage, access, { signal: gone.signal }));
  const third = stage.transport.send(requestTo(stage, access, { body: '<third/>' }));
  gone.abort();
  expect(await failureOf(second)).toEqual({ kind: 'unavailable' });
  gate.resolve();
  await textOf(await first);
  expect(await textOf(await third)).toBe('<third/>');
});

test('logins never share a connection', async () => {
  const server = windows('Geheim-123', echo);
  await using stage = await onStage(server.answer);
  const access = anna();
  for (const key of ['anna', 'bert', 'anna', 'bert'])
    await textOf(await stage.transport.send(requestTo(stage, access, { key })));
  expect(server.shown).toBe(2);
  expect(stage.listener.heard.filter(({ body }) => body !== '').map(({ connection }) => connection)).toEqual([
    0, 1, 0, 1,
  ]);
});

test('what was signed in under a forgotten key is not used any more', async () => {
  const server = windows('Geheim-123', echo);
  await using stage = await onStage(server.answer);
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  stage.transport.forget('anna');
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  expect(server.shown).toBe(2);
  expect(stage.listener.sockets[0]?.destroyed).toBe(true);
});

test('a connection that nobody uses is closed', async () => {
  const server = windows('Geheim-123', echo);
  await using stage = await onStage(server.answer, { limits: { idle: 50 } });
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  const [socket] = stage.listener.sockets;
  await new Promise<void>((resolve) =>
    socket?.destroyed ? resolve() : socket?.once('close', () => resolve()),
  );
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  expect(server.shown).toBe(2);
});

test('how a server takes NTLM is asked once, and asked again when that changes', async () => {
  const server = windows('Geheim-123', echo);
  let answer: Answering = server.answer;
  await using stage = await onStage((...args) => answer(...args));
  await textOf(await stage.transport.send(requestTo(stage, anna(), { key: 'one' })));
  await textOf(await stage.transport.send(requestTo(stage, anna(), { key: 'two' })));
  answer = basic(echo);
  await textOf(await stage.transport.send(requestTo(stage, anna(), { key: 'three' })));
  expect(schemes(stage.listener.heard)).toEqual([
    ...['none', 'type 1', 'type 3'],
    ...['type 1', 'type 3'],
    ...['type 1', 'none', 'basic'],
  ]);
});

test('a server that believes no connection twice is signed in to for each request, and never in a circle', async () => {
  const server = windows('Geheim-123', echo);
  server.forgets = true;
  await using stage = await onStage(server.answer);
  const access = anna();
  for (let count = 1; count <= 3; count++) {
    await textOf(await stage.transport.send(requestTo(stage, access)));
    expect(server.shown).toBe(count);
  }
});

test('a password that was changed in Windows is shown once more, and not again', async () => {
  const server = windows('Geheim-123', echo);
  await using stage = await onStage(server.answer);
  const access = anna();
  await textOf(await stage.transport.send(requestTo(stage, access)));
  server.password = 'Neu-456';
  stage.listener.sockets[0]?.destroy();
  for (let count = 0; count < 3; count++)
    expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual(
      found('password-rejected'),
    );
  expect(server.shown).toBe(2);
});

test('a server that demands a binding gets that to its certificate', async () => {
  const server = windows('Geheim-123', echo);
  await using stage = await onStage(server.answer);
  server.binding = channelBinding(new X509Certificate((await contoso()).identity.cert).raw);
  await textOf(await stage.transport.send(requestTo(stage, anna(), { key: 'bound' })));
  const refused = stage.transport.send(requestTo(stage, anna(), { key: 'unbound', channelBinding: false }));
  expect(await failureOf(refused)).toEqual(found('password-rejected'));
});

test('a login that came in without a binding and is refused with one may be good', async () => {
  const server = windows('Geheim-123', echo);
  await using stage = await onStage(server.answer);
  const access = anna();
  await textOf(await stage.transport.send(requestTo(stage, access, { channelBinding: false })));
  server.binding = bindingTo(Buffer.alloc(32));
  stage.listener.sockets[0]?.destroy();
  expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual(found('binding-refused'));
  // And all the same it is not shown again.
  expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual(found('binding-refused'));
  expect(server.shown).toBe(2);
});

test.each([
  [['Bearer client_id="x", trusted_issuers="y@*"'], 'modern-sign-in-only'],
  [['Digest realm="a, Basic b"'], 'no-known-sign-in'],
  [[], 'no-known-sign-in'],
  // Offered, and answered with no challenge.
  [['Negotiate'], 'no-known-sign-in'],
])('where %j is offered, nothing is shown (%s)', async (offers, finding) => {
  await using stage = await onStage((_, response) => {
    response.writeHead(401, { 'www-authenticate': offers }).end();
  });
  const access = anna();
  expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual(found(finding));
  expect(access.attempts).toBe(0);
});

test('where Negotiate is Kerberos only, the password goes by Basic if that is offered', async () => {
  await using stage = await onStage((heard, response, peer) => {
    if (heard.authorization.startsWith('Basic ')) return echo(heard, response, peer);
    response.writeHead(401, { 'www-authenticate': 'Negotiate, Basic realm="mail"' }).end();
  });
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
});

test('a challenge that is none is refused before anything is shown', async () => {
  await using stage = await onStage(({ authorization }, response) => {
    response
      .writeHead(401, { 'www-authenticate': authorization === '' ? 'NTLM' : 'NTLM TlRMTVNTUAAC' })
      .end();
  });
  const access = anna();
  expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual({
    kind: 'unintelligible',
    path: 'answer',
  });
  expect(access.attempts).toBe(0);
});

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const NOW = Date.parse('2026-03-01T08:00:00Z');

test.each([
  ['a page', 200, HTML, '<h1>Welcome</h1>', found('no-exchange')],
  ['a page to sign in', 200, HTML, '<form><input name=p type="password"></form>', found('form-sign-in')],
  ['the status of such a page', 440, HTML, '', found('form-sign-in')],
  ['nothing there', 404, HTML, '', found('no-exchange')],
  ['a method that is unknown', 405, HTML, '', found('no-exchange')],
  ['forbidden', 403, HTML, '', found('ews-switched-off')],
  [
    'the way elsewhere',
    302,
    { location: 'https://other.example/x?token=1' },
    '',
    found('redirected', 'other.example'),
  ],
  ['the way to plain HTTP', 301, { location: `http://${HOST}/` }, '', found('redirected', HOST)],
  [
    'the way to metadata',
    307,
    { location: 'http://169.254.169.254/' },
    '',
    found('redirected', '169.254.169.254'),
  ],
  ['a way to nowhere', 302, {}, '', found('redirected')],
  ['the way to a sign-in page', 302, { location: '/owa/auth/logon.aspx?url=x' }, '', found('form-sign-in')],
  [
    'the way to its page of errors',
    302,
    { location: '/ews/genericerrorpage.htm' },
    '',
    { kind: 'unavailable' },
  ],
  ['an error without a fault', 500, HTML, '<h1>Runtime Error</h1>', { kind: 'unavailable' }],
  ['a gateway with nothing behind', 502, HTML, '', { kind: 'unavailable' }],
  ['a gateway that waited', 504, HTML, '', { kind: 'unavailable' }],
  ['a full queue', 503, HTML, '', { kind: 'unavailable' }],
  ['a full queue for 30 s', 503, { 'retry-after': '30' }, '', { kind: 'throttled', until: NOW + 30_000 }],
  [
    'a full queue until a time',
    503,
    { 'retry-after': 'Sun, 01 Mar 2026 08:05:00 GMT' },
    '',
    { kind: 'throttled', until: NOW + 300_000 },
  ],
])('%s (%i) is a failure of its own', async (_, status, headers, body, failure) => {
  const come: Answering = (_heard, response) => {
    response.writeHead(status, headers).end(body);
  };
  const clock = { now: () => NOW };
  // Whether it comes before the login or after.
  for (const answer of [come, basic(come)]) {
    await using stage = await onStage(answer, { clock });
    expect(await failureOf(stage.transport.send(requestTo(stage, anna())))).toEqual(failure);
    expect(stage.listener.sockets).toHaveLength(1);
  }
});

test('a failure leaves a connection signed in', async () => {
  let status = 200;
  const server = windows('Geheim-123', ({ body }, response) => {
    response.writeHead(status, status === 200 ? XML : HTML).end(body);
  });
  await using stage = await onStage(server.answer);
  const access = anna();
  await textOf(await stage.transport.send(requestTo(stage, access)));
  status = 503;
  expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual({ kind: 'unavailable' });
  status = 200;
  await textOf(await stage.transport.send(requestTo(stage, access)));
  expect(server.shown).toBe(1);
});

test('a fault is an answer', async () => {
  await using stage = await onStage(
    basic((_, response) => {
      response.writeHead(500, XML).end('<fault/>');
    }),
  );
  const answer = await stage.transport.send(requestTo(stage, anna()));
  expect(answer.status).toBe(500);
  expect(await textOf(answer)).toBe('<fault/>');
});

const TEXT = '<Subject>Müller 🎉</Subject>'.repeat(2000);

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
])('an answer packed with %s is read, however it is cut', async (coding, pack) => {
  const packed = pack(TEXT);
  await using stage = await onStage(
    basic(async (_, response) => {
      response.writeHead(200, { ...XML, 'content-encoding': coding });
      for (let at = 0; at < packed.length; at += 97) response.write(packed.subarray(at, at + 97));
      response.end();
    }),
  );
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe(TEXT);
});

test('letters that are cut in two are one', async () => {
  const bytes = Buffer.from('<S>ü🎉</S>');
  await using stage = await onStage(
    basic(async (_, response) => {
      response.writeHead(200, XML);
      for (const byte of bytes) {
        response.write(Buffer.of(byte));
        await new Promise(setImmediate);
      }
      response.end();
    }),
  );
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<S>ü🎉</S>');
});

test.each([
  ['too large', {}, Buffer.alloc(200_000, 'x')],
  ['too large when it is unpacked', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(200_000, 'x'))],
  ['packed in another way', { 'content-encoding': 'br' }, Buffer.from('x')],
  ['packed badly', { 'content-encoding': 'gzip' }, Buffer.from('not gzip at all')],
])('an answer that is %s is given up, and the next one gets a connection', async (_, headers, body) => {
  let isBad = true;
  await using stage = await onStage(
    basic((heard, response, peer) => {
      if (isBad) response.writeHead(200, { ...XML, ...headers }).end(body);
      else return echo(heard, response, peer);
    }),
    { limits: { answer: 100_000, connections: 1 } },
  );
  const read = stage.transport.send(requestTo(stage, anna())).then(textOf);
  expect(await failureOf(read)).toEqual({ kind: 'unintelligible', path: 'answer' });
  isBad = false;
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
});

test('headers without end are given up', async () => {
  await using stage = await onStage(
    basic((_, response) => {
      response.writeHead(200, { ...XML, 'x-long': 'x'.repeat(40_000) }).end();
    }),
  );
  expect(await failureOf(stage.transport.send(requestTo(stage, anna())))).toEqual({
    kind: 'unintelligible',
    path: 'answer',
  });
});

test.each([
  ['before it begins', { headers: 100 }, (): void => {}],
  [
    'in its middle',
    { silence: 100 },
    (response: Parameters<Answering>[1]): void => {
      response.writeHead(200, XML).write('<half>');
    },
  ],
  [
    'for ever, a little at a time',
    { whole: 200 },
    (response: Parameters<Answering>[1]): void => {
      response.writeHead(200, XML);
      const drip = setInterval(() => response.write(' '), 10);
      response.once('close', () => clearInterval(drip));
    },
  ],
])('an answer that is slow %s is given up', async (_, limits, slowly) => {
  await using stage = await onStage(
    basic((_heard, response) => slowly(response)),
    { limits },
  );
  const failed = stage.transport.send(requestTo(stage, anna())).then(textOf);
  const error = await failed.catch((reason: ProviderError) => reason);
  expect((error as ProviderError).failure).toEqual({ kind: 'unavailable' });
  expect(findingOf(error)).toEqual({ finding: 'connection-timed-out', fact: null });
});

test.each([
  ['before it begins', (response: Parameters<Answering>[1]) => response.socket?.destroy()],
  [
    'in its middle',
    (response: Parameters<Answering>[1]) => {
      response.writeHead(200, { ...XML, 'content-length': '100' }).write('<half>');
      setTimeout(() => response.socket?.destroy(), 20);
    },
  ],
  [
    'in the middle of what is packed',
    (response: Parameters<Answering>[1]) => {
      response.writeHead(200, { ...XML, 'content-encoding': 'gzip' }).end(gzipSync(TEXT).subarray(0, 60));
    },
  ],
])('an answer that is cut %s is a lost connection', async (_, cut) => {
  await using stage = await onStage(basic((_heard, response) => void cut(response)));
  const error = await stage.transport
    .send(requestTo(stage, anna()))
    .then(textOf)
    .catch((reason: ProviderError) => reason);
  expect((error as ProviderError).failure).toEqual({ kind: 'unavailable' });
  expect(findingOf(error)).toEqual({ finding: 'connection-lost', fact: null });
});

test('a connection that the server ends just when it is used again is made anew, once', async () => {
  let drops = 0;
  const server = windows('Geheim-123', (heard, response, peer) => {
    if (typeOf(heard) === 3 && drops < 2) return echo(heard, response, peer);
    drops++;
    response.socket?.destroy();
  });
  await using stage = await onStage(server.answer);
  const access = anna();
  await textOf(await stage.transport.send(requestTo(stage, access)));
  expect(await textOf(await stage.transport.send(requestTo(stage, access)))).toBe('<ask/>');
  expect([drops, server.shown]).toEqual([1, 2]);
  drops = 1;
  expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual({ kind: 'unavailable' });
  expect([drops, server.shown]).toEqual([3, 3]);
});

test.each(['before it is read', 'after a part'])('an answer that is given up %s makes room', async (when) => {
  await using stage = await onStage(
    basic(async (_, response) => {
      response.writeHead(200, XML).write(TEXT);
      setTimeout(() => response.end(TEXT), 20);
    }),
    { limits: { connections: 1 } },
  );
  const { body } = await stage.transport.send(requestTo(stage, anna()));
  const iterator = body[Symbol.asyncIterator]();
  if (when === 'after a part') await iterator.next();
  await iterator.return?.();
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe(TEXT + TEXT);
});

test('an answer that nobody reads makes room in the end', async () => {
  await using stage = await onStage(basic(echo), { limits: { connections: 1, whole: 100 } });
  await stage.transport.send(requestTo(stage, anna()));
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
});

test('cookies of the place where a mailbox lies are sent back, under their login only', async () => {
  await using stage = await onStage(
    basic(({ body }, response) => {
      response
        .writeHead(200, {
          ...XML,
          'set-cookie': ['X-BackEndCookie=S-1-5=u56Lnp2e; path=/EWS; secure; HttpOnly', 'tracking=1; path=/'],
        })
        .end(body);
    }),
  );
  for (const key of ['anna', 'anna', 'bert'])
    await textOf(await stage.transport.send(requestTo(stage, anna(), { key })));
  stage.transport.forget('anna');
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  const asked = stage.listener.heard.filter(({ body }) => body !== '');
  expect(asked.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    'X-BackEndCookie=S-1-5=u56Lnp2e',
    undefined,
    undefined,
  ]);
});

test('a refused address meets no network', async () => {
  await using stage = await onStage(echo, {
    resolve: async () => {
      throw new Error('looked up');
    },
  });
  const refused = stage.transport.send(requestTo({ url: 'https://mail.fabrikam.example' }, anna()));
  expect(await failureOf(refused)).toEqual(found('address-not-allowed'));
});

test('a name that leads elsewhere the second time is connected to where it led the first time', async () => {
  let asked = 0;
  const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
  await using stage = await onStage(basic(echo), { resolve });
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  expect(asked).toBe(1);
  stage.transport.forget('anna');
  expect(await failureOf(stage.transport.send(requestTo(stage, anna())))).toEqual(
    found('address-not-allowed'),
  );
});

test('of the addresses of a name only the allowed ones are tried', async () => {
  const resolve = async () =>
    ['127.0.0.2', '127.0.0.1', '::1'].map((address) => ({ address, family: address === '::1' ? 6 : 4 }));
  await using stage = await onStage(basic(echo), { resolve });
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  expect(stage.listener.sockets.map(({ localAddress }) => localAddress)).toEqual(['127.0.0.1']);
});

test('a fresh installation reaches nothing', async () => {
  await using stage = await onStage(echo, { guard: { hosts: [], cidrs: [], allowPublic: false } });
  expect(await failureOf(stage.transport.send(requestTo(stage, anna())))).toEqual(
    found('address-not-allowed'),
  );
  expect(stage.listener.sockets).toEqual([]);
});

test('proxies of the environment are not asked', async () => {
  const proxy = {
    HTTPS_PROXY: 'http://127.0.0.1:9',
    https_proxy: 'http://127.0.0.1:9',
    NODE_USE_ENV_PROXY: '1',
  };
  Object.assign(process.env, proxy);
  try {
    await using stage = await onStage(basic(echo));
    expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
  } finally {
    for (const name of Object.keys(proxy)) delete process.env[name];
  }
});

test('closing ends what is on its way', async () => {
  const arrived = Promise.withResolvers<void>();
  const stage = await onStage(basic(() => arrived.resolve()));
  const sent = stage.transport.send(requestTo(stage, anna()));
  await arrived.promise;
  const failed = failureOf(sent);
  await stage.transport.close();
  expect(await failed).toEqual({ kind: 'unavailable' });
  expect(await failureOf(stage.transport.send(requestTo(stage, anna())))).toEqual({ kind: 'unavailable' });
  await stage.listener.close();
});

test('nothing that a failure says or hides is secret', async () => {
  await using stage = await onStage(basic((_, response) => void response.writeHead(404).end()));
  const error = await stage.transport.send(requestTo(stage, anna())).catch((reason: unknown) => reason);
  const shown = inspect(error, { depth: 20, showHidden: true });
  expect(shown).not.toContain('Geheim-123');
  expect(shown).not.toContain(Buffer.from('CONTOSO\\anna:Geheim-123').toString('base64'));
});

test('an address that is typed as such is connected to, and its certificate has to name it', async () => {
  const authority = await makeAuthority('Contoso Root');
  const options = { host: '127.0.0.1', trust: { authorities: authority.pem, pins: [] } };
  await using stage = await onStage(basic(echo), { ...options, tls: await authority.leaf(['127.0.0.1']) });
  await using other = await onStage(basic(echo), { ...options, tls: await authority.leaf([HOST]) });
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
  expect(await failureOf(other.transport.send(requestTo(other, anna())))).toEqual(
    found('certificate-other-name', HOST),
  );
});

test('a name of this machine is looked up as the system does', async () => {
  const authority = await makeAuthority('Contoso Root');
  await using stage = await onStage(basic(echo), {
    host: 'localhost',
    tls: await authority.leaf(['localhost']),
    trust: { authorities: authority.pem, pins: [] },
    resolve: systemResolve,
  });
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
});
