import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';
import type { CalendarLine } from './calendar-lines.ts';

const alice = 'alice@contoso.example';
const bob = 'bob@contoso.example';
const carol = 'carol@contoso.example';

let sandbox: ProofSandbox;
const call: ProofSandbox['call'] = (...request) => sandbox.call(...request);

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-25T10:00:00Z') });
});
afterAll(() => sandbox.close());
beforeEach(() => call('POST', '/controls/api/reset'));

const calendarsOf = async (person: string) =>
  (await call('GET', `/controls/api/people/${person}/calendars`)).body as CalendarLine[];
const named = async (person: string, name: string) =>
  (await calendarsOf(person)).find((calendar) => calendar.name === name);
const create = async (person: string, more: object = {}) => {
  const { body } = await call('POST', `/controls/api/people/${person}/calendars`, {
    name: 'Reading group',
    ...more,
  });
  return (body as { id: string }).id;
};
const share = (id: string, reader: string, role: string) =>
  call('POST', `/controls/api/calendars/${id}/share`, { with: reader, role });

test('a person gets another calendar, which others may read at once', async () => {
  await create(alice, { sharedWith: [bob] });
  expect(await named(alice, 'Reading group')).toMatchObject({
    kind: 'secondary',
    items: 0,
    shares: [{ name: 'Bob Baker', role: 'read' }],
  });
  expect(await named(bob, 'Reading group')).toMatchObject({
    kind: 'shared-copy',
    owner: 'Alice Archer',
    role: 'read',
  });
});

test('a meeting in it is in the copy as well', async () => {
  const calendarId = await create(alice, { sharedWith: [bob] });
  const at = (time: string) => ({ dateTime: `2026-11-26T${time}`, timeZone: 'Europe/Berlin' });
  await call('POST', '/controls/api/meetings', {
    person: alice,
    subject: 'Chapter 4',
    start: at('18:00'),
    end: at('19:00'),
    calendarId,
  });
  for (const person of [alice, bob]) expect(await named(person, 'Reading group')).toMatchObject({ items: 1 });
});

test('a share gets another role, and ends', async () => {
  const id = await create(alice);
  await share(id, bob, 'read');
  const copy = await named(bob, 'Reading group');
  await share(id, bob, 'delegateWithPrivateEventAccess');
  expect(await named(bob, 'Reading group')).toMatchObject({
    id: copy?.id,
    role: 'delegateWithPrivateEventAccess',
  });
  await share(id, bob, 'none');
  expect(await named(bob, 'Reading group')).toBeUndefined();
  expect((await share(id, bob, 'owner')).status).toBe(400);
  expect((await share('nowhere', bob, 'read')).status).toBe(404);
});

test('a main calendar is shared in place: nobody gets a copy', async () => {
  const [main] = await calendarsOf(carol);
  const before = (await calendarsOf(bob)).length;
  await share(main?.id ?? '', bob, 'limitedRead');
  expect((await calendarsOf(carol))[0]?.shares).toContainEqual({
    oid: sandbox.directory.person(bob)?.oid,
    name: 'Bob Baker',
    role: 'limitedRead',
  });
  expect(await calendarsOf(bob)).toHaveLength(before);
  await share(main?.id ?? '', bob, 'none');
  expect((await calendarsOf(carol))[0]?.shares.map(({ name }) => name)).not.toContain('Bob Baker');
});

test('a calendar is renamed, and its copies keep their name', async () => {
  const id = await create(alice, { sharedWith: [bob] });
  expect((await call('PATCH', `/controls/api/calendars/${id}`, { name: 'Poems' })).status).toBe(200);
  expect(await named(alice, 'Poems')).toBeDefined();
  expect(await named(bob, 'Reading group')).toBeDefined();
});

test('a deleted calendar vanishes with its copies, a deleted copy alone, a main calendar never', async () => {
  const id = await create(alice, { sharedWith: [bob, carol] });
  const copy = await named(bob, 'Reading group');
  await call('DELETE', `/controls/api/calendars/${copy?.id}`);
  expect(await named(bob, 'Reading group')).toBeUndefined();
  expect(await named(carol, 'Reading group')).toBeDefined();
  await call('DELETE', `/controls/api/calendars/${id}`);
  expect(await named(carol, 'Reading group')).toBeUndefined();
  expect((await call('DELETE', `/controls/api/calendars/${id}`)).status).toBe(404);
  const [main] = await calendarsOf(alice);
  expect((await call('DELETE', `/controls/api/calendars/${main?.id}`)).status).toBe(409);
});

test('many calendars are added at once', async () => {
  const before = (await calendarsOf(alice)).length;
  expect((await call('POST', '/controls/api/bulk/calendars', { person: alice, count: 120 })).status).toBe(
    204,
  );
  expect(await calendarsOf(alice)).toHaveLength(before + 120);
});

test('a mailbox is out of reach of Graph, and back again', async () => {
  const { oid = '' } = sandbox.directory.person(alice) ?? {};
  const set = (unreadable: string | null) =>
    call('PUT', `/controls/api/people/${alice}/mailbox`, { unreadable });
  for (const why of ['on-premise', 'inactive', 'missing']) {
    expect((await set(why)).status).toBe(204);
    expect(sandbox.state.mailboxes.mailbox(oid)?.unreadable).toBe(why);
  }
  await set(null);
  expect(sandbox.state.mailboxes.mailbox(oid)?.unreadable).toBeUndefined();
  expect((await set('lost')).status).toBe(400);
});
