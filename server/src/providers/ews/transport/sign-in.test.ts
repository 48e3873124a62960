import { X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Answering } from '../../../../test/exchange-listener/listener.ts';
import { lending } from '../../../../test/exchange-listener/login.ts';
import { typeOf } from '../../../../test/exchange-listener/ntlm.ts';
import { anna, basic, echo, failureOf, found, schemes } from '../../../../test/exchange-listener/scenes.ts';
import { contoso, onStage, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';
import { windows } from '../../../../test/exchange-listener/windows.ts';
import { bindingTo, channelBinding } from '../ntlm/channel-binding.ts';

const refuseWithoutEnd = (response: Parameters<Answering>[1], offer: string): void => {
  response.writeHead(401, { 'www-authenticate': offer }).write('<p>');
};

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

test.each([
  ['whose name has a colon', { username: 'anna:x', password: 'Geheim-123' }],
  ['whose name has a line break', { username: 'anna\n', password: 'Geheim-123' }],
  ['whose password has a NUL', { username: 'anna', password: 'Geheim\0' }],
])('a login %s is not shown by Basic, which would make another one of it', async (_, login) => {
  await using stage = await onStage(basic(echo));
  expect(await failureOf(stage.transport.send(requestTo(stage, lending(login))))).toEqual(
    found('no-known-sign-in'),
  );
  expect(schemes(stage.listener.heard)).toEqual(['none']);
});

test.each([
  ['Basic', (): Answering => basic((_, response) => refuseWithoutEnd(response, 'Basic realm="mail"'))],
  [
    'Windows',
    (): Answering => {
      const { answer } = windows('Geheim-123', echo);
      return (heard, response, peer) =>
        typeOf(heard) === 3 ? refuseWithoutEnd(response, 'NTLM') : answer(heard, response, peer);
    },
  ],
])('a refusal by %s counts before its page has come, which may never end', async (_, answering) => {
  await using stage = await onStage(answering());
  expect(await failureOf(stage.transport.send(requestTo(stage, anna())))).toEqual(found('password-rejected'));
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
