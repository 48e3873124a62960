import { beforeEach, describe, expect, test } from '@jest/globals';
import { answerText, failureText, inChunks, successText } from '../../../../test/ews/answer-texts.ts';
import type { ExchangeVersion } from '../../../domain/exchange/version.ts';
import type { LoginAccess } from '../../../ports/access.ts';
import { itemProperties } from '../codec/properties.ts';
import type { EwsAnswer, EwsRequest } from '../transport/transport.ts';
import { type EwsClient, ewsClient } from './client.ts';
import { type Errand, errandOf } from './errand.ts';
import { questions } from './questions.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const QUESTION = questions.people('anna');
const FOUND = answerText(
  'ResolveNames',
  successText('ResolveNames', '<m:ResolutionSet IncludesLastItemInRange="true"/>'),
);
const build = (minor: number) =>
  `<h:ServerVersionInfo xmlns:h="http://schemas.microsoft.com/exchange/services/2006/types" MajorVersion="15" MinorVersion="${minor}" MajorBuildNumber="1" MinorBuildNumber="2"/>`;
const fault = (code: string, more = '') =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>a:${code}</faultcode><faultstring>No.</faultstring><detail><e:ResponseCode xmlns:e="x">${code}</e:ResponseCode>${more}</detail></s:Fault></s:Body></s:Envelope>`;

let sent: EwsRequest[];
let answers: (string | Error | ((request: EwsRequest) => Promise<string> | string))[];
let client: EwsClient;
let now: number;
beforeEach(() => {
  sent = [];
  answers = [];
  now = NOW;
  client = ewsClient({
    clock: { now: () => now },
    transport: {
      async send(request): Promise<EwsAnswer> {
        sent.push(request);
        const answer = answers.shift() ?? FOUND;
        if (answer instanceof Error) throw answer;
        const text = typeof answer === 'string' ? answer : await answer(request);
        return { status: text.includes('Fault') ? 500 : 200, body: inChunks(text), requestId: 'id' };
      },
    },
  });
});

const errand = (
  version: ExchangeVersion = 'automatic',
  key = 'key',
  mailbox: string | null = null,
  url = 'https://mail.example/EWS/Exchange.asmx',
): Promise<Errand> => {
  const access: LoginAccess = {
    by: 'login',
    mailbox: async () => ({
      url,
      version,
      mailbox,
      channelBinding: true,
      key,
    }),
    signIn: (attempt) => attempt({ username: 'CONTOSO\\anna', password: 'secret' }),
  };
  return errandOf(access, { tid: 'exchange', oid: 'anna@contoso.example' });
};
const schemas = () => sent.map(({ body }) => /RequestServerVersion Version="(\w+)"/.exec(body)?.[1]);
const failure = (attempt: Promise<unknown>) => attempt.then(() => null).catch(({ failure }) => failure);

describe('the schema', () => {
  test('is stepped down until the server understands, and remembered', async () => {
    answers = [fault('ErrorInvalidServerVersion'), fault('ErrorInvalidServerVersion')];
    await client.one(await errand(), QUESTION);
    await client.one(await errand(), QUESTION);
    expect(schemas()).toEqual(['Exchange2013_SP1', 'Exchange2013', 'Exchange2010_SP2', 'Exchange2010_SP2']);
  });

  test('is found out once for everybody at a server', async () => {
    answers = [fault('ErrorInvalidServerVersion'), fault('ErrorInvalidServerVersion')];
    for (const key of ['anna', 'bob', 'carl']) await client.one(await errand('automatic', key), QUESTION);
    expect(schemas()).toEqual(['Exchange2013_SP1', 'Exchange2013', ...Array(3).fill('Exchange2010_SP2')]);
    await client.one(
      await errand('automatic', 'dora', null, 'https://other.example/EWS/Exchange.asmx'),
      QUESTION,
    );
    expect(schemas().at(-1)).toBe('Exchange2013_SP1');
  });

  test('that a mailbox alone is too old for is not given up for others', async () => {
    answers = [fault('ErrorInvalidSchemaVersionForMailboxVersion')];
    for (const key of ['old', 'new', 'old']) await client.one(await errand('automatic', key), QUESTION);
    expect(schemas()).toEqual(['Exchange2013_SP1', 'Exchange2013', 'Exchange2013_SP1', 'Exchange2013']);
  });

  test('that none understands is asked of others all the same', async () => {
    answers = Array(6).fill(fault('ErrorInvalidServerVersion'));
    await failure(client.one(await errand('automatic', 'odd'), QUESTION));
    await client.one(await errand('automatic', 'usual'), QUESTION);
    expect(schemas().at(-1)).toBe('Exchange2013_SP1');
  });

  test('is known of each of the servers behind one address', async () => {
    const from = (minor: number) => FOUND.replace('<s:Header>', `<s:Header>${build(minor)}`);
    const [old, recent] = [await errand('automatic', 'old'), await errand('automatic', 'recent')];
    answers = [fault('ErrorInvalidServerVersion'), from(0), from(2), from(2), from(0), from(2)];
    await client.one(old, QUESTION);
    for (const one of [recent, recent, old, recent]) await client.one(one, QUESTION);
    expect(schemas().slice(1)).toEqual([
      'Exchange2013',
      'Exchange2013',
      'Exchange2013_SP1',
      'Exchange2013',
      'Exchange2013_SP1',
    ]);
  });

  test('begins with the version that was wished for, for each wish', async () => {
    await client.one(await errand('exchange-2010-sp1'), QUESTION);
    await client.one(await errand('exchange-se'), QUESTION);
    expect(schemas()).toEqual(['Exchange2010_SP1', 'Exchange2013_SP1']);
  });

  test('is given up where none is understood', async () => {
    answers = Array(6).fill(fault('ErrorInvalidServerVersion'));
    expect(await failure(client.one(await errand(), QUESTION))).toEqual({
      kind: 'exchange',
      finding: 'version-unsupported',
      fact: null,
    });
    expect(sent).toHaveLength(6);
  });

  test('is raised where the words are newer, and never goes round in a circle', async () => {
    answers = [fault('ErrorIncorrectSchemaVersion'), fault('ErrorInvalidServerVersion'), FOUND];
    expect(await failure(client.one(await errand('exchange-2010-sp2'), QUESTION))).toEqual({
      kind: 'exchange',
      finding: 'version-unsupported',
      fact: null,
    });
    expect(schemas()).toEqual(['Exchange2010_SP2', 'Exchange2013']);
  });

  test('is found out anew when the server became another one', async () => {
    answers = [
      fault('ErrorInvalidServerVersion'),
      FOUND.replace('<s:Header>', `<s:Header>${build(0)}`),
      FOUND.replace('<s:Header>', `<s:Header>${build(2)}`),
    ];
    for (let i = 0; i < 3; i += 1) await client.one(await errand(), QUESTION);
    expect(schemas()).toEqual(['Exchange2013_SP1', 'Exchange2013', 'Exchange2013', 'Exchange2013_SP1']);
    expect(client.about(await errand()).build).toMatchObject({ minor: 2 });
  });
});

describe('a server that is busy', () => {
  const busy = (wait: number) =>
    fault(
      'ErrorServerBusy',
      `<t:MessageXml xmlns:t="y"><t:Value Name="BackOffMilliseconds">${wait}</t:Value></t:MessageXml>`,
    );

  test('is left alone for one login, and asked for others', async () => {
    answers = [busy(5000)];
    const until = NOW + 5000;
    expect(await failure(client.one(await errand(), QUESTION))).toEqual({ kind: 'throttled', until });
    expect(await failure(client.one(await errand('exchange-2010'), QUESTION))).toEqual({
      kind: 'throttled',
      until,
    });
    expect(sent).toHaveLength(1);
    await client.one(await errand('automatic', 'another'), QUESTION);
    expect(sent).toHaveLength(2);
    now = until;
    await client.one(await errand(), QUESTION);
    expect(sent).toHaveLength(3);
  });

  test('may say so for one of many things', async () => {
    const items = questions.open(['a', 'b'], () => []);
    answers = [
      answerText(
        'GetItem',
        failureText('GetItem', 'ErrorItemNotFound') + failureText('GetItem', 'ErrorServerBusy'),
      ),
    ];
    expect(await failure(client.ask(await errand(), items))).toEqual({
      kind: 'throttled',
      until: NOW + 1000,
    });
  });

  test('is not waited for where the asker can deal with it', async () => {
    const view = questions.view({ by: 'id', id: 'f' }, { start: NOW, end: NOW + 1 }, 10, () => []);
    answers = [answerText('FindItem', failureText('FindItem', 'ErrorExceededFindCountLimit'))];
    const [message] = await client.ask(await errand(), view);
    expect(message).toMatchObject({ kind: 'failed', code: 'ErrorExceededFindCountLimit' });
    await client.one(await errand(), QUESTION);
  });
});

test('a fault that can’t be read is passing trouble', async () => {
  answers = ['<html>Fault</html>'];
  expect(await failure(client.one(await errand(), QUESTION))).toEqual({ kind: 'unavailable' });
});

test('the mailbox that is meant goes along: the one that was chosen, else the account’s', async () => {
  await client.one(await errand(), QUESTION);
  await client.one(await errand('automatic', 'key', 'bob@contoso.example'), QUESTION);
  expect(sent.map(({ anchor }) => anchor)).toEqual(['anna@contoso.example', 'bob@contoso.example']);
});

test('what somebody is called who has no address goes nowhere', async () => {
  const { access } = await errand();
  await client.one(await errandOf(access, { tid: 'exchange', oid: 'contoso\\anna' }), QUESTION);
  expect(sent.map(({ anchor }) => anchor)).toEqual([null]);
});

test('who signed in is known afterwards, and no password is kept', async () => {
  answers = [
    async ({ access }) => {
      await access.signIn(async () => undefined);
      return FOUND;
    },
  ];
  expect(client.about(await errand()).username).toBeNull();
  await client.one(await errand(), QUESTION);
  expect(client.about(await errand()).username).toBe('CONTOSO\\anna');
  expect(JSON.stringify(client.about(await errand()))).not.toContain('secret');
});

test('change tracking of one login runs one request at a time', async () => {
  let running = 0;
  let most = 0;
  const answer = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    return answerText(
      'SyncFolderItems',
      successText(
        'SyncFolderItems',
        '<m:SyncState>s</m:SyncState><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange><m:Changes/>',
      ),
    );
  };
  answers = [answer, answer, answer];
  const one = await errand();
  const question = questions.changed({ by: 'id', id: 'f' }, null);
  await Promise.all([1, 2, 3].map(() => client.one(one, question)));
  expect([most, sent.length]).toEqual([1, 3]);
});

describe('a property that a server does not have', () => {
  const refused = answerText('GetItem', failureText('GetItem', 'ErrorInvalidPropertyRequest').repeat(2));
  const opened = answerText('GetItem', failureText('GetItem', 'ErrorItemNotFound').repeat(2));
  const question = questions.open(['a', 'b'], itemProperties);
  const asksForMuch = () => sent.map(({ body }) => body.includes('SkypeTeamsMeetingUrl'));

  test('is not asked for again by anybody of that login', async () => {
    answers = [refused, opened, opened, opened];
    await client.ask(await errand(), question);
    await client.ask(await errand(), question);
    expect(asksForMuch()).toEqual([true, false, false]);
    await client.ask(await errand('automatic', 'another'), question);
    expect(asksForMuch().at(-1)).toBe(true);
  });

  test('is asked for where only one item has no such thing', async () => {
    answers = [
      answerText(
        'GetItem',
        failureText('GetItem', 'ErrorInvalidPropertyRequest') + failureText('GetItem', 'ErrorItemNotFound'),
      ),
      opened,
    ];
    await client.ask(await errand(), question);
    await client.ask(await errand(), question);
    expect(asksForMuch()).toEqual([true, true]);
  });

  test('that is needed is nobody’s to mend', async () => {
    answers = [refused, refused];
    const messages = await client.ask(await errand(), question);
    expect(messages).toMatchObject([{ code: 'ErrorInvalidPropertyRequest' }, { kind: 'failed' }]);
    expect(sent).toHaveLength(2);
  });
});
