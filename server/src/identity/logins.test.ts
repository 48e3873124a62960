import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTestDatabase, DATABASES, type TestDatabase } from '../../test/database.ts';
import { EXCHANGE_ACCOUNTS } from '../domain/connection.ts';
import type { ExchangeMailbox, Login } from '../ports/access.ts';
import { NoVerdict, ProviderError } from '../ports/failure.ts';
import { LIMITS } from '../providers/ews/transport/limits.ts';
import { connectionStore } from '../store/connections.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { exchangeGrantStore } from '../store/exchange-grants.ts';
import { loginAttemptStore } from '../store/login-attempts.ts';
import { LEASE } from './attempts.ts';
import { openLogins } from './logins.ts';
import { vault as openVault } from './vault.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 9);
const ANNA: Login = { username: 'CONTOSO\\anna', password: 'right' };

describe.each(DATABASES)('logins on %s', (kind) => {
  let database: TestDatabase;
  let opened: Database;
  beforeAll(async () => {
    database = await createTestDatabase(kind);
    opened = await openDatabase(database.options);
  });
  afterAll(async () => {
    await opened.close();
    await database.drop();
  });

  let now: number;
  let workspace: string;
  /** A server of its own for each test: attempts are counted whoever makes them. */
  let mail: ExchangeMailbox;
  /** The password that the server accepts, and every password it was shown. */
  let accepted: string;
  let shown: string[];
  let atOnce: number;
  let mostAtOnce: number;
  const vault = openVault([{ id: 'test', key: randomBytes(32) }], randomBytes(32));
  beforeEach(() => {
    now = NOW;
    workspace = randomUUID();
    mail = {
      url: `https://${randomUUID()}.contoso.example/EWS/Exchange.asmx`,
      version: 'automatic',
      mailbox: null,
      channelBinding: true,
    };
    accepted = 'right';
    shown = [];
    atOnce = 0;
    mostAtOnce = 0;
  });

  /** What one process has. */
  const processOf = () =>
    openLogins({
      exchangeGrants: exchangeGrantStore(opened.db),
      loginAttempts: loginAttemptStore(opened.db),
      connections: connectionStore(opened.db, randomUUID, vault),
      vault,
      clock: { now: () => now },
      newId: randomUUID,
      pause: () => new Promise((resolve) => setTimeout(resolve, 1)),
    });

  /** The server's side of an attempt. */
  const server = async ({ password }: Login): Promise<string> => {
    shown.push(password);
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    await new Promise((resolve) => setTimeout(resolve, 2));
    atOnce -= 1;
    if (password === accepted) return 'in';
    throw new ProviderError({ kind: 'exchange', finding: 'password-rejected', fact: null });
  };

  const connect = async (login: Login = ANNA, mailbox = 'anna@contoso.example') => {
    const logins = processOf();
    const connections = connectionStore(opened.db, randomUUID, vault);
    const attached = await connections.attach(
      {
        workspace,
        userId: 'user',
        kind: 'exchange',
        account: { tid: EXCHANGE_ACCOUNTS, oid: mailbox, name: 'Anna', address: mailbox },
      },
      (connectionId) => logins.sealed({ workspace, connectionId }, { ...mail, build: null }, login),
      now,
      null,
    );
    if (!attached) throw new Error('nothing was attached');
    return attached.connection;
  };
  const troubleOf = async (id: string) =>
    (await connectionStore(opened.db, randomUUID, vault).get(workspace, id))?.trouble?.reason ?? null;
  const findingOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'in',
      (error: unknown) =>
        error instanceof ProviderError && error.failure.kind === 'exchange'
          ? error.failure.finding
          : `unexpected: ${error}`,
    );

  test('a login that works is lent as often as it is asked for, to one attempt at a time', async () => {
    const connection = await connect();
    const lent = [processOf(), processOf(), processOf()].map((logins) => logins.lend(connection));
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, i) => lent[i % 3]?.signIn(server) ?? Promise.reject()),
    );
    expect(results).toEqual(Array.from({ length: 30 }, () => 'in'));
    expect(mostAtOnce).toBe(1);
  });

  test('a password that is rejected is shown exactly once, whatever runs in parallel in several processes', async () => {
    const connection = await connect();
    accepted = 'changed';
    const lent = [processOf(), processOf(), processOf()].map((logins) => logins.lend(connection));
    const findings = await Promise.all(
      Array.from({ length: 30 }, (_, i) => findingOf(lent[i % 3]?.signIn(server) ?? Promise.reject())),
    );
    expect(new Set(findings)).toEqual(new Set(['password-rejected']));
    expect(shown).toEqual(['right']);
    expect(await troubleOf(connection.id)).toBe('password-rejected');
    await expect(lent[0]?.mailbox()).rejects.toThrow('password-rejected');
  });

  test('another connection with the same login does not show the rejected password again', async () => {
    const first = await connect();
    const second = await connect({ ...ANNA, username: 'anna@contoso.example' }, 'team@contoso.example');
    accepted = 'changed';
    expect(await findingOf(processOf().lend(first).signIn(server))).toBe('password-rejected');
    expect(await findingOf(processOf().lend(second).signIn(server))).toBe('password-rejected');
    expect(shown).toEqual(['right']);
  });

  test('a new password in place ends the trouble', async () => {
    const { id } = await connect();
    accepted = 'changed';
    await findingOf(processOf().lend({ workspace, id }).signIn(server));
    expect((await connect({ ...ANNA, password: 'changed' })).id).toBe(id);
    expect(await troubleOf(id)).toBeNull();
    expect(await findingOf(processOf().lend({ workspace, id }).signIn(server))).toBe('in');
    expect(shown).toEqual(['right', 'changed']);
  });

  const enter = (password: string, { username = ANNA.username, userId = 'user', at = workspace } = {}) =>
    findingOf(processOf().entered({ workspace: at, userId }, mail, { username, password }).signIn(server));

  test('whoever keeps entering wrong passwords is stopped before Windows locks the account', async () => {
    const findings = await Promise.all(
      ['wrong', 'wrong', 'wronger', 'wrong', 'wrongest'].map((one) => enter(one)),
    );
    expect(findings.toSorted()).toEqual([
      'attempts-spent',
      'attempts-spent',
      'attempts-spent',
      'password-rejected',
      'password-rejected',
    ]);
    expect(shown).toHaveLength(2);
    expect(await enter('right', { username: 'anna@contoso.example' })).toBe('attempts-spent');
    now += 30 * MINUTE;
    expect(await enter('right')).toBe('in');
    // A login that worked makes Windows forget what came before.
    expect(await enter('wrong')).toBe('password-rejected');
    expect(await enter('right')).toBe('in');
  });

  test('people of several workspaces have the attempts of an account together', async () => {
    expect(await enter('wrong')).toBe('password-rejected');
    expect(await enter('wronger', { at: randomUUID(), userId: 'another' })).toBe('password-rejected');
    expect(await enter('wrongest', { at: randomUUID(), userId: 'a third' })).toBe('attempts-spent');
    expect(shown).toHaveLength(2);
  });

  test('nobody tries many accounts, and one that works makes nobody forget the others', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ username: `CONTOSO\\${name}${randomUUID()}` }));
    expect(await enter('wrong', a)).toBe('password-rejected');
    expect(await enter('right')).toBe('in');
    expect(await enter('wrong', b)).toBe('password-rejected');
    expect(await enter('wrong', c)).toBe('attempts-spent');
  });

  test('nobody locks an account whose two names have nothing in common', async () => {
    expect(await enter('wrong', { username: 'CONTOSO\\aschmidt' })).toBe('password-rejected');
    const other = { username: 'anna.schmidt@contoso.example' };
    expect(await enter('wronger', other)).toBe('password-rejected');
    expect(await enter('wrongest', other)).toBe('attempts-spent');
    expect(await enter('wrongest', { username: 'CONTOSO\\aschmidt' })).toBe('attempts-spent');
    expect(shown).toHaveLength(2);
  });

  test('whoever enters wrong passwords of somebody else does not stop what works', async () => {
    const connection = await connect();
    const lent = processOf().lend(connection);
    expect(await findingOf(lent.signIn(server))).toBe('in');
    expect(await enter('wrong', { userId: 'a colleague' })).toBe('password-rejected');
    expect(await enter('wronger', { userId: 'a colleague' })).toBe('attempts-spent');
    expect(await findingOf(lent.signIn(server))).toBe('in');
  });

  test('what fails without an answer about the password troubles nobody, and counts all the same', async () => {
    const connection = await connect();
    const lent = processOf().lend(connection);
    const failure = new ProviderError({ kind: 'unavailable' });
    const lost = async (login: Login) => {
      shown.push(login.password);
      throw failure;
    };
    await expect(lent.signIn(lost)).rejects.toBe(failure);
    expect(await troubleOf(connection.id)).toBeNull();
    await expect(lent.signIn(lost)).rejects.toBe(failure);
    expect(await findingOf(lent.signIn(lost))).toBe('attempts-spent');
    expect(shown).toHaveLength(2);
    now += 30 * MINUTE;
    expect(await findingOf(lent.signIn(server))).toBe('in');
    expect(await troubleOf(connection.id)).toBeNull();
  });

  const unjudged = (counts: NoVerdict['counts']) => () =>
    Promise.reject(new NoVerdict(counts, { kind: 'unavailable' }));

  test('an attempt that met nobody who judges counts as none', async () => {
    const lent = processOf().lend(await connect());
    for (let i = 0; i < 5; i += 1) await expect(lent.signIn(unjudged('never'))).rejects.toThrow(NoVerdict);
    expect(await findingOf(lent.signIn(server))).toBe('in');
  });

  test('a connection that breaks counts as none while the password is the one that was taken last', async () => {
    const lent = processOf().lend(await connect());
    expect(await findingOf(lent.signIn(server))).toBe('in');
    for (let i = 0; i < 5; i += 1)
      await expect(lent.signIn(unjudged('unless-taken'))).rejects.toThrow(NoVerdict);
    expect(await findingOf(lent.signIn(server))).toBe('in');
    // Nor for whoever enters the same one.
    const entered = () => processOf().entered({ workspace, userId: 'user' }, mail, ANNA);
    for (let i = 0; i < 5; i += 1)
      await expect(entered().signIn(unjudged('unless-taken'))).rejects.toThrow(NoVerdict);
    expect(await findingOf(entered().signIn(server))).toBe('in');
  });

  test('a connection that breaks counts where the password is not known to be right', async () => {
    const lent = processOf().lend(await connect());
    for (let i = 0; i < 2; i += 1)
      await expect(lent.signIn(unjudged('unless-taken'))).rejects.toThrow(NoVerdict);
    expect(await findingOf(lent.signIn(server))).toBe('attempts-spent');
  });

  test('an attempt counts though nobody could write down what came of it, and holds up nobody for long', async () => {
    const connection = await connect();
    accepted = 'changed';
    const store = loginAttemptStore(opened.db);
    const dying = (release: () => Promise<never>) =>
      openLogins({
        exchangeGrants: { read: exchangeGrantStore(opened.db).read, park: async () => {} },
        loginAttempts: { ...store, release },
        connections: connectionStore(opened.db, randomUUID, vault),
        vault,
        clock: { now: () => now },
        newId: randomUUID,
        pause: async () => {},
      });
    const gone = () => Promise.reject(new Error('the database is gone'));
    expect(await findingOf(dying(gone).lend(connection).signIn(server))).toBe('password-rejected');
    const waiting = findingOf(processOf().lend(connection).signIn(server));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(shown).toEqual(['right']);
    now += 2 * MINUTE;
    expect(await waiting).toBe('password-rejected');
    expect(shown).toEqual(['right', 'right']);
    expect(await findingOf(processOf().lend(connection).signIn(server))).toBe('password-rejected');
    expect(shown).toHaveLength(2);
  });

  test('a rejection that is heard after the lease has passed to another process is remembered', async () => {
    const connection = await connect();
    accepted = 'changed';
    const late = Promise.withResolvers<void>();
    const slow = findingOf(
      processOf()
        .lend(connection)
        .signIn(async (login) => {
          await late.promise;
          return server(login);
        }),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    now += 2 * MINUTE;
    const other = findingOf(enterUnheard());
    expect(await other).toContain('unexpected');
    late.resolve();
    expect(await slow).toBe('password-rejected');
    expect(
      await findingOf(
        processOf()
          .lend(await connect(ANNA, 'second@contoso.example'))
          .signIn(server),
      ),
    ).toBe('password-rejected');
    expect(shown).toEqual(['right']);
  });

  test('a rejection that is heard while another process has the lease is not overwritten by it', async () => {
    const connection = await connect();
    accepted = 'changed';
    const ends = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = findingOf(
      processOf()
        .lend(connection)
        .signIn(async (login) => {
          begun[0]?.resolve();
          await ends[0]?.promise;
          return server(login);
        }),
    );
    await begun[0]?.promise;
    now += 2 * MINUTE;
    const other = findingOf(
      processOf()
        .entered({ workspace, userId: 'another' }, mail, { ...ANNA, password: 'another' })
        .signIn(async () => {
          begun[1]?.resolve();
          await ends[1]?.promise;
          throw new NoVerdict('never', { kind: 'unavailable' });
        }),
    );
    await begun[1]?.promise;
    ends[0]?.resolve();
    expect(await slow).toBe('password-rejected');
    ends[1]?.resolve();
    await other;
    const second = await connect(ANNA, 'second@contoso.example');
    expect(await findingOf(processOf().lend(second).signIn(server))).toBe('password-rejected');
    expect(shown).toEqual(['right']);
    // And it was one attempt.
    expect(await enter('wrong')).toBe('password-rejected');
    expect(await enter('wronger', { userId: 'a third' })).toBe('attempts-spent');
  });

  test('a lease is longer than showing a login may take', () => {
    expect(LEASE).toBeGreaterThanOrEqual(LIMITS.headers + 15_000);
  });

  const enterUnheard = () =>
    processOf()
      .entered({ workspace, userId: 'another' }, mail, { ...ANNA, password: 'another' })
      .signIn(() => Promise.reject(new ProviderError({ kind: 'unavailable' })));

  test('no password and no user name is readable in the database', async () => {
    const { id } = await connect({ username: 'CONTOSO\\anna', password: 'correct horse' });
    await findingOf(processOf().lend({ workspace, id }).signIn(server));
    const rows = [
      await opened.db.selectFrom('exchange_grants').selectAll().where('workspace', '=', workspace).execute(),
      await opened.db.selectFrom('login_attempts').selectAll().execute(),
    ];
    expect(rows.map(({ length }) => length > 0)).toEqual([true, true]);
    expect(JSON.stringify(rows)).not.toMatch(/correct horse|CONTOSO|anna\\/);
  });

  test('a login opens in its own place only', async () => {
    const { id } = await connect();
    const stored = await exchangeGrantStore(opened.db).read({ workspace, connectionId: id });
    if (!stored) throw new Error('nothing stored');
    expect(processOf().usernameIn({ workspace, connectionId: id }, stored)).toBe('CONTOSO\\anna');
    expect(() => processOf().usernameIn({ workspace, connectionId: randomUUID() }, stored)).toThrow(
      ProviderError,
    );
  });
});
