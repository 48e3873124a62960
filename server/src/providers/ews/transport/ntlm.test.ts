import { afterEach, describe, expect, test } from '@jest/globals';
import type { Answering, Heard } from '../../../../test/exchange-listener/listener.ts';
import { lending } from '../../../../test/exchange-listener/login.ts';
import { hasNtlmAuth, ntlmJudgedBySamba, samba, typeOf } from '../../../../test/exchange-listener/ntlm.ts';
import { onStage, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';
import type { ProviderError } from '../../../ports/failure.ts';
import { authenticateMessage } from '../ntlm/authenticate.ts';
import { challengeOf } from '../ntlm/challenge.ts';
import { negotiateMessage } from '../ntlm/negotiate.ts';

const echo: Answering = ({ body }, response) => {
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(`<heard>${body}</heard>`);
};

const isHere = hasNtlmAuth();
if (!isHere)
  test.skip('ntlm_auth is missing (Debian has it in winbind): NTLM is not judged by Samba', () => {});

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

const withPassword = async (password: string, offers?: string[]) => {
  const judge = ntlmJudgedBySamba(password, echo, offers);
  ended.push(judge.end);
  return { ...judge, stage: await onStage(judge.answer) };
};

const types = (heard: readonly Heard[]): number[] => heard.map(typeOf);

(isHere ? describe : describe.skip)('Samba as the server of NTLM', () => {
  test.each([
    ['CONTOSO\\anna', 'Geheim-123', 'CONTOSO\\anna'],
    ['anna@contoso.example', 'Geheim-123', '\\anna@contoso.example'],
    ['anna', 'Geheim-123', '\\anna'],
    ['CONTOSO\\jörg.müller', 'Übermäßig ß', 'CONTOSO\\jörg.müller'],
    ['anna', '🔐 пароль', '\\anna'],
  ])('%s with the password "%s" comes in as %s', async (username, password, name) => {
    const { stage, names } = await withPassword(password);
    await using _ = stage;
    const access = lending({ username, password });
    const answer = await stage.transport.send(requestTo(stage, access));
    expect(await textOf(answer)).toBe('<heard><ask/></heard>');
    expect(names).toEqual([name]);
    expect(access.attempts).toBe(1);
  });

  test('the login is shown once for a connection, and everything goes through that one', async () => {
    const { stage } = await withPassword('Geheim-123');
    await using _ = stage;
    const access = lending({ username: 'anna', password: 'Geheim-123' });
    for (const body of ['<one/>', '<two/>', '<three/>'])
      expect(await textOf(await stage.transport.send(requestTo(stage, access, { body })))).toContain(body);
    const { heard } = stage.listener;
    expect(types(heard)).toEqual([0, 1, 3, 0, 0]);
    expect(heard.map(({ body }) => body)).toEqual(['', '', '<one/>', '<two/>', '<three/>']);
    expect(new Set(heard.map(({ connection }) => connection)).size).toBe(1);
    expect(access.attempts).toBe(1);
  });

  test('a wrong password is shown exactly once, whatever runs at the same time', async () => {
    const { stage } = await withPassword('Geheim-123');
    await using _ = stage;
    const access = lending({ username: 'anna', password: 'geheim-123' });
    const sent = Array.from({ length: 8 }, () => stage.transport.send(requestTo(stage, access)));
    for (const result of await Promise.allSettled(sent)) {
      const { failure } = (result as PromiseRejectedResult).reason as ProviderError;
      expect(failure).toEqual({ kind: 'exchange', finding: 'password-rejected', fact: null });
    }
    expect(types(stage.listener.heard).filter((type) => type === 3)).toHaveLength(1);
  });

  test('where only Negotiate is offered, the same messages go under its name', async () => {
    const { stage } = await withPassword('Geheim-123', ['Negotiate']);
    await using _ = stage;
    const access = lending({ username: 'CONTOSO\\anna', password: 'Geheim-123' });
    expect(await textOf(await stage.transport.send(requestTo(stage, access)))).toContain('<ask/>');
    expect(stage.listener.heard.at(-1)?.authorization).toMatch(/^Negotiate TlRMTVNT/);
  });

  test('without a binding it comes in as well', async () => {
    const { stage } = await withPassword('Geheim-123');
    await using _ = stage;
    const access = lending({ username: 'anna', password: 'Geheim-123' });
    const answer = await stage.transport.send(requestTo(stage, access, { channelBinding: false }));
    expect(await textOf(answer)).toContain('<ask/>');
  });

  test('after a dropped connection the next request signs in on a new one', async () => {
    const { stage } = await withPassword('Geheim-123');
    await using _ = stage;
    const access = lending({ username: 'anna', password: 'Geheim-123' });
    await textOf(await stage.transport.send(requestTo(stage, access)));
    stage.listener.sockets[0]?.destroy();
    expect(await textOf(await stage.transport.send(requestTo(stage, access)))).toContain('<ask/>');
    expect(types(stage.listener.heard)).toEqual([0, 1, 3, 1, 3]);
    expect(access.attempts).toBe(2);
  });

  test('a message that was changed on its way is refused, in its flags as in its integrity code', async () => {
    const judge = samba('Geheim-123');
    ended.push(judge.end);
    const verdictOn = async (change: (message: Buffer) => void): Promise<string> => {
      const [, token = ''] = (await judge.ask(`YR ${negotiateMessage().toString('base64')}`)).split(' ');
      const message = authenticateMessage(challengeOf(token), {
        username: 'CONTOSO\\anna',
        password: 'Geheim-123',
        workstation: 'SALLY',
        targetName: 'HTTP/mail.contoso.example',
        channelBinding: Buffer.alloc(16, 1),
        now: Date.now(),
        clientChallenge: Buffer.alloc(8, 2),
        sessionKey: Buffer.alloc(16, 3),
      });
      change(message);
      return (await judge.ask(`KK ${message.toString('base64')}`)).slice(0, 2);
    };
    expect(await verdictOn(() => {})).toBe('AF');
    expect(await verdictOn((message) => void message.writeUInt8(message.readUInt8(61) ^ 2, 61))).toBe('NA');
    expect(await verdictOn((message) => void message.writeUInt8(message.readUInt8(75) ^ 1, 75))).toBe('NA');
  });
});
