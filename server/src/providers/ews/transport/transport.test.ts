import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { typeOf } from '../../../../test/exchange-listener/ntlm.ts';
import { anna, basic, echo, failureOf, HTML, XML } from '../../../../test/exchange-listener/scenes.ts';
import { HOST, onStage, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';
import { windows } from '../../../../test/exchange-listener/windows.ts';

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
      'accept-encoding': 'gzip',
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

test('of many logins those that were not used for the longest time are forgotten', async () => {
  const server = windows('Geheim-123', echo);
  await using stage = await onStage(server.answer, { limits: { logins: 2 } });
  const use = async (key: string): Promise<void> => {
    await textOf(await stage.transport.send(requestTo(stage, anna(), { key })));
  };
  for (const key of ['anna', 'bert', 'anna', 'carl', 'anna']) await use(key);
  expect(server.shown).toBe(3);
  await use('bert');
  expect(server.shown).toBe(4);
  expect(stage.listener.sockets.map(({ destroyed }) => destroyed)).toEqual([false, true, true, false]);
});

test('a login that is forgotten while its answer is read is read to its end', async () => {
  await using stage = await onStage(basic(echo), { limits: { logins: 1 } });
  const answer = await stage.transport.send(requestTo(stage, anna(), { key: 'anna' }));
  await textOf(await stage.transport.send(requestTo(stage, anna(), { key: 'bert' })));
  expect(await textOf(answer)).toBe('<ask/>');
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
  const asked = stage.listener.heard.filter(({ body }) => body !== '');
  expect(asked.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    'X-BackEndCookie=S-1-5=u56Lnp2e',
    undefined,
  ]);
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
