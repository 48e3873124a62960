import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createState, defaultSwitches } from './sandbox-state.ts';
import { seedDirectory } from './seed-directory.ts';
import type { Subscription } from './subscriptions.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const HOUR = 3_600_000;

const subscription: Subscription = {
  id: 'd2b1a1a4-30bd-4d1c-8a55-5a1f8f2b7c10',
  resource: '/me/events',
  changeType: 'updated',
  kinds: ['updated'],
  notificationUrl: 'https://localhost/notices',
  lifecycleNotificationUrl: null,
  clientState: null,
  latestSupportedTlsVersion: 'v1_2',
  expiresAt: NOW + 2 * HOUR,
  authorizedAt: NOW,
  clientId: 'client',
  tenantId: 'tenant',
  person: null,
  creatorId: 'creator',
  mailbox: 'mailbox',
  calendarId: 'calendar',
  immutableIds: false,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const application = {
  clientId: 'client',
  secret: 'secret',
  appIdUri: 'api://localhost/client',
  addinUrl: 'https://localhost',
};
const open = (file?: string) =>
  createState({ ...(file && { file }), directorySeed: () => seedDirectory(application, []), now: () => NOW });

test('what happened is there again after a restart', async () => {
  const file = join(folder, 'state.json');
  const before = open(file);
  const [alice] = before.directory.people;
  if (!alice) throw new Error('The directory is empty.');
  const start = { dateTime: '2026-11-24T10:00:00', timeZone: 'UTC' };
  const item = before.mailboxes.createMeeting(alice.oid, { subject: 'Kept', start, end: start });
  before.clock.move(HOUR);
  before.switches.deltaReplays = true;
  before.subscriptions.add(subscription);
  before.notificationFaults.lose = true;
  const fault = before.faults.add({ service: 'graph', kind: 'unavailable', path: '/v1.0/me' });
  alice.name = 'Alice Renamed';
  before.record('graph', 'GET /me/nothing');
  await before.close();

  const after = open(file);
  expect(after.mailboxes.item(item.key)).toEqual(item);
  expect(after.mailboxes.data).toEqual(before.mailboxes.data);
  expect(after.clock.now()).toBe(NOW + HOUR);
  expect(after.switches.deltaReplays).toBe(true);
  expect(after.subscriptions.all()).toEqual([subscription]);
  expect(after.notificationFaults.lose).toBe(true);
  expect(after.faults.list()).toEqual([fault]);
  expect(after.directory.people[0]?.name).toBe('Alice Renamed');
  expect(after.unknowns).toEqual([{ at: NOW + HOUR, where: 'graph', what: 'GET /me/nothing' }]);
  expect(readdirSync(folder)).toEqual(['state.json']);
  await after.close();
});

test('a saved state that cannot be read stops the start instead of being overwritten', () => {
  const file = join(folder, 'state.json');
  writeFileSync(file, '{"clock":');
  expect(() => open(file)).toThrow(SyntaxError);
});

test('a reset brings back the first start, under the same objects', () => {
  const state = open();
  const { directory, switches, mailboxes } = state;
  const items = () =>
    Object.values(mailboxes.data.items).map(({ key, detail, start }) => [key, detail.subject, start]);
  const seeded = items();
  const [first] = Object.values(mailboxes.data.items);
  mailboxes.deleteMeeting(first?.key ?? 0);
  directory.people.pop();
  switches.isolateSignIn = true;
  state.subscriptions.add(subscription);
  state.notificationFaults.delay = 5;
  const { faults } = state;
  faults.add({ service: 'entra', kind: 'reset' });
  state.clock.move(HOUR);
  state.record('entra', 'something');
  state.reset();
  expect(items()).toEqual(seeded);
  expect(state.directory).toBe(directory);
  expect(directory.people).toHaveLength(10);
  expect(switches).toEqual(defaultSwitches);
  expect(state.subscriptions.all()).toEqual([]);
  expect(state.notificationFaults.delay).toBe(0);
  expect(faults.list()).toEqual([]);
  expect(state.clock.offset()).toBe(0);
  expect(state.unknowns).toEqual([]);
});

test('unknowns can be forgotten', () => {
  const state = open();
  state.record('teams', 'a message');
  state.forgetUnknowns();
  expect(state.unknowns).toEqual([]);
});
