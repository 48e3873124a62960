import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { meetingOf } from '../proof/outlook.ts';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';

const NOW = Date.parse('2026-11-23T08:10:00Z');

let sandbox: ProofSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.call('POST', '/controls/api/reset'));

const alice = () => sandbox.directory.person('alice@contoso.example')?.oid ?? '';
const bob = () => sandbox.directory.person('bob@contoso.example')?.oid ?? '';

const read = (oid: string, name: string) =>
  sandbox.call('GET', `/outlook/api/people/${oid}/appointments/${name}`);
const draft = { subject: 'Review', location: 'Room 1', start: NOW, end: NOW + 1_800_000 };

test('an appointment is read by whoever has it in the own mailbox', async () => {
  const { name } = meetingOf(sandbox, 'alice@contoso.example', 'Interview: platform engineer');
  expect((await read(alice(), name)).body).toMatchObject({
    form: 'attendee',
    subject: 'Interview: platform engineer',
    organizer: { address: 'bob@contoso.example' },
  });
  expect((await read(bob(), name)).status).toBe(404);
  expect((await read(alice(), 'no-name')).status).toBe(404);
  expect((await read('nobody', name)).status).toBe(404);
});

test('what the organiser saves is in the mailbox, and reaches guests when it is sent', async () => {
  const saved = await sandbox.call('POST', `/outlook/api/people/${alice()}/appointments`, draft);
  expect(saved.body).toMatchObject({ ...draft, form: 'organizer', required: [] });
  const { name } = saved.body as { name: string };
  const guests = [{ address: 'bob@contoso.example', type: 'required' }];
  const change = { ...draft, subject: 'Review of plans', guests };
  await sandbox.call('PATCH', `/outlook/api/people/${alice()}/appointments/${name}`, change);
  const invited = meetingOf(sandbox, 'bob@contoso.example', 'Review of plans');
  expect((await read(bob(), invited.name)).body).toMatchObject({ form: 'attendee', location: 'Room 1' });
});

test('one occurrence is changed without the others', async () => {
  const standup = (date: string) => meetingOf(sandbox, 'bob@contoso.example', 'Weekly product review', date);
  const changed = standup('2026-11-24');
  const path = `/outlook/api/people/${bob()}/appointments/${changed.name}`;
  expect((await sandbox.call('PATCH', path, { ...draft, subject: 'Only today' })).status).toBe(200);
  expect((await read(bob(), changed.name)).body).toMatchObject({ subject: 'Only today', start: NOW });
  const other = standup('2026-11-17');
  expect((await read(bob(), other.name)).body).toMatchObject({ subject: 'Weekly product review' });
});

test('a meeting that stays at its time keeps its answers and its room, and its guests can’t change it', async () => {
  const { name, key } = meetingOf(sandbox, 'bob@contoso.example', 'Weekly product review');
  const detail = () => sandbox.state.mailboxes.item(key)?.detail;
  const answers = () => detail()?.attendees.map(({ status }) => status.response);
  const before = { answers: answers(), places: detail()?.places };
  const { start, end, location } = (await read(bob(), name)).body as typeof draft;
  const change = { subject: 'Product review', location, start, end };
  const path = `/outlook/api/people/${bob()}/appointments/${name}`;
  expect((await sandbox.call('PATCH', path, change)).body).toMatchObject({ subject: 'Product review' });
  expect({ answers: answers(), places: detail()?.places }).toEqual(before);
  expect(before.answers).toContain('accepted');
  const copy = meetingOf(sandbox, 'alice@contoso.example', 'Product review');
  const refused = await sandbox.call(
    'PATCH',
    `/outlook/api/people/${alice()}/appointments/${copy.name}`,
    change,
  );
  expect(refused.status).toBe(409);
});

test('mailboxes and tokens are there for the host page only', async () => {
  const cross = { 'sec-fetch-site': 'same-site', origin: 'https://localhost:3000' };
  const path = `/outlook/api/people/${alice()}/appointments`;
  expect((await sandbox.call('POST', path, draft, cross)).status).toBe(403);
  expect((await sandbox.call('POST', '/outlook/api/nested-app-auth', {}, cross)).status).toBe(403);
});
