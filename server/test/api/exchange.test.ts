import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ExchangeRequest, StepReport } from '../../contract/exchange.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';

const DAY = 86_400_000;
const ALICE = 'alice@contoso.example';
const OLAF = 'olaf@contoso.example';

/** The step that failed, with what was found; null where all went well. */
const failure = (report: readonly StepReport[]) => {
  const failed = report.find((step) => step.state === 'failed');
  return failed?.state === 'failed' ? `${failed.step}: ${failed.finding}` : null;
};

describe('Exchange connections', () => {
  let world: World;
  let login: ExchangeRequest;
  beforeAll(async () => {
    world = await createWorld();
    const { url, password } = await world.sandbox.controls.exchange();
    login = {
      url,
      username: 'CONTOSO\\olaf',
      password,
      version: 'automatic',
      mailbox: null,
      channelBinding: true,
    };
  });
  afterAll(() => world.close());

  /** Somebody else for every test: how often one person may examine servers is limited. */
  let caller: string;
  let callers = 0;
  const olaf = () => world.api(caller);
  const controls = () => world.sandbox.controls;
  const connect = (body: Partial<ExchangeRequest> = {}) =>
    olaf().call('connectExchange', { body: { ...login, ...body } });
  const connection = async () => (await olaf().call('listConnections')).connections[0];
  const titles = async () => {
    const now = await controls().now();
    const query = { from: new Date(now - DAY).toISOString(), to: new Date(now + 30 * DAY).toISOString() };
    return (await olaf().call('listMeetings', { query })).meetings.map(({ title }) => title);
  };
  const soon = async (days: number) => {
    const date = new Date((await controls().now()) + days * DAY).toISOString().slice(0, 10);
    const at = (time: string) => ({ dateTime: `${date}T${time}:00`, timeZone: 'UTC' });
    return { start: at('09:00'), end: at('10:00') };
  };

  beforeEach(async () => {
    callers += 1;
    caller = `caller${callers}@contoso.example`;
    await controls().createPerson('contoso.example', `Caller ${callers}`, caller);
    await controls().exchangeListener({ listening: true, certificate: 'good' });
    await controls().setExchange({ version: '2016', offers: 'windows', channelBinding: 'allow' });
    await controls().changeExchangeAccount('olaf', { password: null });
    await controls().changeExchangeAccount('alice', { password: null });
  });

  // What stays connected would go on with the password of its test, and use up the attempts of the next.
  afterEach(() => olaf().call('deleteMyData'));

  test('a login connects the mailbox, its main calendar is read, and the password is never told', async () => {
    const outcome = await connect();
    expect(failure(outcome.report)).toBeNull();
    expect(outcome).toMatchObject({
      outcome: 'connected',
      again: false,
      connection: { kind: 'exchange', account: { address: OLAF } },
    });
    await controls().createMeeting(OLAF, { subject: 'Budget on site', ...(await soon(2)) });
    await olaf().call('syncNow', { params: { connectionId: (await connection())?.id ?? '' } });
    await until(async () => (await titles()).includes('Budget on site'));
    const params = { connectionId: (await connection())?.id ?? '' };
    const details = await olaf().call('getExchange', { params });
    expect(details).toMatchObject({ username: 'CONTOSO\\olaf', reportedVersion: 'exchange-2016' });
    const exported = await olaf().call('exportMyData');
    const { reportedVersion: _, ...stored } = details;
    expect(exported.connections).toMatchObject([{ exchange: { ...stored, rejectedAt: null } }]);
    expect(JSON.stringify([details, await connection(), exported])).not.toContain(login.password);
    expect(world.log().join('')).not.toContain(login.password);
  });

  test('the same mailbox by another name is the same connection, and keeps what was chosen', async () => {
    await connect();
    const { id = '' } = (await connection()) ?? {};
    const params = { connectionId: id };
    const { version, calendars } = await olaf().call('listCalendars', { params });
    const calendarIds = calendars.filter(({ main }) => main).map((calendar) => calendar.id);
    await olaf().call('saveSettings', {
      params,
      body: { version, syncPrivate: true, onlyOnline: false, calendarIds },
    });
    const again = await connect({ username: OLAF, url: `${new URL(login.url).host}/owa` });
    expect(again).toMatchObject({
      outcome: 'connected',
      again: true,
      connection: { id, settings: { syncPrivate: true } },
    });
  });

  test('a wrong password is one attempt, says so, and stores nothing', async () => {
    const before = (await controls().exchangeAccount('olaf')).attempts;
    const outcome = await connect({ password: 'wrong' });
    expect([outcome.outcome, failure(outcome.report)]).toEqual(['failed', 'sign-in: password-rejected']);
    expect((await controls().exchangeAccount('olaf')).attempts).toBe(before + 1);
    expect((await olaf().call('listConnections')).connections).toEqual([]);
    expect(JSON.stringify(world.log())).not.toContain('"wrong"');
  });

  test('a password that changed is shown once, whatever is read meanwhile; a new one in place goes on', async () => {
    await connect();
    const { id = '' } = (await connection()) ?? {};
    await until(async () => (await connection())?.lastSuccess !== null);
    await controls().changeExchangeAccount('olaf', { password: 'Changed-1!' });
    // Ends what was signed in.
    await controls().exchangeListener({ listening: false });
    await controls().exchangeListener({ listening: true });
    const { attempts } = await controls().exchangeAccount('olaf');
    const params = { connectionId: id };
    await Promise.all([
      ...Array.from({ length: 4 }, () => olaf().call('listCalendars', { params })),
      olaf().call('syncNow', { params }),
    ]);
    expect(await connection()).toMatchObject({ trouble: { reason: 'password-rejected', fault: 'user' } });
    const examined = await olaf().call('examineExchange', { params });
    expect(failure(examined.report)).toBe('sign-in: password-rejected');
    expect((await controls().exchangeAccount('olaf')).attempts).toBe(attempts + 1);

    const renewed = await olaf().call('renewExchange', {
      params,
      body: { ...login, password: 'Changed-1!' },
    });
    expect(renewed).toMatchObject({ outcome: 'connected', again: true, connection: { id, trouble: null } });
    await controls().createMeeting(OLAF, { subject: 'After the change', ...(await soon(3)) });
    await olaf().call('syncNow', { params });
    await until(async () => (await titles()).includes('After the change'));
  });

  test('new data lead to the same mailbox only', async () => {
    await connect();
    const params = { connectionId: (await connection())?.id ?? '' };
    const outcome = await olaf().call('renewExchange', { params, body: { ...login, username: ALICE } });
    expect(failure(outcome.report)).toBe('mailbox: mailbox-other');
    expect(await olaf().call('getExchange', { params })).toMatchObject({ username: 'CONTOSO\\olaf' });
  });

  test('who is known by another name by now has the same mailbox all the same', async () => {
    const hidden = await controls().addFault({
      service: 'exchange',
      kind: 'ews-error',
      code: 'ErrorNameResolutionNoResults',
      operation: 'ResolveNames',
    });
    await connect();
    await controls().removeFault(hidden.id);
    const { id = '', account } = (await connection()) ?? {};
    expect(account?.address).toBe('CONTOSO\\olaf');
    const params = { connectionId: id };
    await until(async () => (await olaf().call('listCalendars', { params })).calendars.length > 0);
    const renewed = await olaf().call('renewExchange', { params, body: login });
    expect(renewed).toMatchObject({
      outcome: 'connected',
      again: true,
      connection: { id, account: { address: OLAF } },
    });
    const other = await olaf().call('renewExchange', { params, body: { ...login, username: ALICE } });
    expect(failure(other.report)).toBe('mailbox: mailbox-other');
  });

  test('a server that is down keeps what was read, and is read again by itself when it is back', async () => {
    await connect();
    await controls().createMeeting(OLAF, { subject: 'Known before', ...(await soon(4)) });
    const params = { connectionId: (await connection())?.id ?? '' };
    await olaf().call('syncNow', { params });
    await until(async () => (await titles()).includes('Known before'));
    await controls().exchangeListener({ listening: false });
    expect(await olaf().call('syncNow', { params })).toMatchObject({
      result: 'trouble',
      trouble: { reason: 'unreachable' },
    });
    expect(await titles()).toContain('Known before');
    await controls().createMeeting(OLAF, { subject: 'Made while it was down', ...(await soon(5)) });
    await controls().exchangeListener({ listening: true });
    await until(async () => (await titles()).includes('Made while it was down'));
  });

  test.each([
    ['expired', 'encryption: certificate-expired'],
    ['other-name', 'encryption: certificate-other-name'],
    ['other-authority', 'encryption: certificate-untrusted'],
    ['self-signed', 'encryption: certificate-self-signed'],
  ] as const)('a certificate that is %s is refused before any password', async (certificate, expected) => {
    await controls().exchangeListener({ certificate });
    const { attempts } = await controls().exchangeAccount('olaf');
    const outcome = await connect();
    expect(failure(outcome.report)).toBe(expected);
    expect((await controls().exchangeAccount('olaf')).attempts).toBe(attempts);
  });

  test.each([
    ['http://localhost', 'address: address-not-https'],
    ['https://olaf:secret@localhost', 'address: address-with-login'],
    ['outlook.office365.com', 'address: address-in-cloud'],
    ['not an address', 'address: address-invalid'],
    ['https://169.254.169.254', 'address: address-not-allowed'],
  ])('%s is refused without asking anybody', async (url, expected) => {
    const requests = (await controls().exchangeRequests()).length;
    const outcome = await connect({ url });
    expect(failure(outcome.report)).toBe(expected);
    expect(outcome.report.slice(1).every(({ state }) => state === 'skipped')).toBe(true);
    expect((await controls().exchangeRequests()).length).toBe(requests);
  });

  test('nobody examines servers more than five times a minute', async () => {
    const send = () => olaf().send('POST', '/api/exchange', { ...login, url: 'https://192.168.0.1' });
    const replies = await Promise.all(Array.from({ length: 8 }, send));
    expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
  });
});
