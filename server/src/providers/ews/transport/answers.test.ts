import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { Answering } from '../../../../test/exchange-listener/listener.ts';
import { anna, basic, echo, failureOf, found, HTML, XML } from '../../../../test/exchange-listener/scenes.ts';
import { HOST, onStage, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';
import type { ProviderError } from '../../../ports/failure.ts';
import { findingOf } from './failure.ts';

const NOW = Date.parse('2026-03-01T08:00:00Z');

test.each([
  ['a page', 200, HTML, '<h1>Welcome</h1>', found('no-exchange')],
  ['a page to sign in', 200, HTML, '<form><input name=p type="password"></form>', found('form-sign-in')],
  [
    'a page whose tags never end',
    200,
    HTML,
    `${'<input '.repeat(1_000)}${' '.repeat(1_000)}type="password">`,
    found('no-exchange'),
  ],
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
  [
    'the way to a name that is none',
    302,
    { location: `https://${'x'.repeat(3_000)}.example/` },
    '',
    found('redirected'),
  ],
  ['the way to words', 302, { location: "https://call-us'now'(555).example/" }, '', found('redirected')],
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

test('an answer that is packed is read, however it is cut', async () => {
  const packed = gzipSync(TEXT);
  await using stage = await onStage(
    basic(async (_, response) => {
      response.writeHead(200, { ...XML, 'content-encoding': 'gzip' });
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
  ['too large', 'size', {}, Buffer.alloc(200_000, 'x')],
  ['too large unpacked', 'size', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(200_000, 'x'))],
  ['packed in another way', 'answer', { 'content-encoding': 'deflate' }, Buffer.from('x')],
  ['packed badly', 'answer', { 'content-encoding': 'gzip' }, Buffer.from('not gzip at all')],
])('an answer that is %s is given up, and the next one gets a connection', async (_, path, headers, body) => {
  let isBad = true;
  await using stage = await onStage(
    basic((heard, response, peer) => {
      if (isBad) response.writeHead(200, { ...XML, ...headers }).end(body);
      else return echo(heard, response, peer);
    }),
    { limits: { answer: 100_000, connections: 1 } },
  );
  const read = stage.transport.send(requestTo(stage, anna())).then(textOf);
  expect(await failureOf(read)).toEqual({ kind: 'unintelligible', path });
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

test('a server that takes for ever to ask for a login is given up', async () => {
  await using stage = await onStage(
    (_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="mail"' });
      const drip = setInterval(() => response.write(' '), 10);
      response.once('close', () => clearInterval(drip));
    },
    { limits: { visit: 200 } },
  );
  const access = anna();
  expect(await failureOf(stage.transport.send(requestTo(stage, access)))).toEqual({ kind: 'unavailable' });
  expect(access.attempts).toBe(0);
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
  await using stage = await onStage(basic(echo), { limits: { connections: 1, whole: 2_000 } });
  await stage.transport.send(requestTo(stage, anna()));
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
});
