import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { clientId, type ProofSandbox, startSandbox } from '../proof/sandbox.ts';
import type { Line } from './week.ts';

/** A Wednesday, so that the week has days before and after it. */
const now = Date.parse('2026-11-25T10:00:00Z');
const alice = 'alice@contoso.example';
const bob = 'bob@contoso.example';

let sandbox: ProofSandbox;
const call: ProofSandbox['call'] = (...request) => sandbox.call(...request);

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now });
});
afterAll(() => sandbox.close());
beforeEach(() => call('POST', '/controls/api/reset'));

const inBerlin = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Berlin' });

const planning = {
  person: alice,
  subject: 'Planning of the proof',
  start: inBerlin('2026-11-26T09:00'),
  end: inBerlin('2026-11-26T09:30'),
  attendees: [{ address: bob }],
};

const daily = {
  pattern: { type: 'daily', interval: 1 },
  range: { type: 'numbered', startDate: '2026-11-26', numberOfOccurrences: 3 },
};

const create = async (meeting: object = planning) =>
  ((await call('POST', '/controls/api/meetings', meeting)).body as { key: number }).key;

const linesOf = async (person: string, subject = planning.subject) => {
  const { body } = await call('GET', `/controls/api/meetings?person=${person}`);
  return (body as Line[]).filter((line) => line.subject === subject);
};

describe('meetings', () => {
  test('a meeting that is created is in the week of its organiser and of who is invited', async () => {
    await create();
    expect(await linesOf(alice)).toMatchObject([
      { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T08:30:00.000Z', organized: true, date: null },
    ]);
    expect(await linesOf(bob)).toMatchObject([{ organizer: 'Alice Archer', organized: false }]);
  });

  test('a meeting that is moved or renamed changes for everybody', async () => {
    const key = await create();
    const patch = {
      subject: 'Moved',
      start: inBerlin('2026-11-27T14:00:00'),
      end: inBerlin('2026-11-27T15:00:00'),
    };
    expect((await call('PATCH', `/controls/api/meetings/${key}`, patch)).status).toBe(200);
    expect(await linesOf(bob, 'Moved')).toMatchObject([{ start: '2026-11-27T13:00:00.000Z' }]);
  });

  test('a cancelled meeting leaves its organiser’s calendar', async () => {
    const key = await create();
    expect((await call('POST', `/controls/api/meetings/${key}/cancel`, { comment: 'Sorry' })).status).toBe(
      204,
    );
    expect(await linesOf(alice)).toEqual([]);
  });

  test('who is invited can answer and delete without changing the organiser’s copy', async () => {
    await create();
    const [invitation] = await linesOf(bob);
    await call('POST', `/controls/api/meetings/${invitation?.key}/respond`, { response: 'declined' });
    expect(await linesOf(bob)).toMatchObject([{ response: 'declined' }]);
    await call('DELETE', `/controls/api/meetings/${invitation?.key}`);
    expect(await linesOf(bob)).toEqual([]);
    expect(await linesOf(alice)).toHaveLength(1);
  });

  test('a copy is made private by its owner alone', async () => {
    await create();
    const [invitation] = await linesOf(bob);
    await call('POST', `/controls/api/meetings/${invitation?.key}/sensitivity`, { sensitivity: 'private' });
    expect(await linesOf(bob)).toMatchObject([{ sensitivity: 'private' }]);
    expect(await linesOf(alice)).toMatchObject([{ sensitivity: 'normal' }]);
  });

  test('an invitation from outside exists for its receiver only', async () => {
    const from = { name: 'Olga Outside', address: 'olga@elsewhere.example' };
    await create({ ...planning, attendees: [{ address: alice }], from });
    expect(await linesOf(alice)).toMatchObject([{ organizer: 'Olga Outside', organized: false }]);
  });

  test('occurrences of a series are changed, cancelled and deleted one by one', async () => {
    const key = await create({ ...planning, recurrence: daily });
    await call('PATCH', `/controls/api/meetings/${key}/occurrences/2026-11-27`, { subject: 'Only this one' });
    await call('DELETE', `/controls/api/meetings/${key}/occurrences/2026-11-26`);
    expect(await linesOf(alice)).toMatchObject([{ date: '2026-11-28', recurring: true, exception: false }]);
    expect(await linesOf(alice, 'Only this one')).toMatchObject([{ date: '2026-11-27', exception: true }]);
    await call('POST', `/controls/api/meetings/${key}/occurrences/2026-11-28/cancel`);
    expect(await linesOf(alice)).toEqual([]);
  });

  test('many meetings are made at once', async () => {
    const before = sandbox.state.mailboxes.log.lastSeq;
    expect((await call('POST', '/controls/api/bulk', { person: alice, count: 50 })).status).toBe(204);
    expect(sandbox.state.mailboxes.log.lastSeq).toBeGreaterThan(before);
  });

  test('what can’t be done is a problem that says why, and changes nothing', async () => {
    expect(await call('POST', '/controls/api/meetings/999999/cancel')).toMatchObject({ status: 409 });
    expect(await call('GET', '/controls/api/meetings?person=mallory')).toMatchObject({ status: 404 });
    const wrong = { ...planning, start: { dateTime: '2026-11-26T09:00', timeZone: 'Mars/Olympus' } };
    const { status, body, response } = await call('POST', '/controls/api/meetings', wrong);
    expect(status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ status: 400, detail: expect.stringContaining('no such time zone') });
    expect((await call('POST', '/controls/api/meetings', { ...planning, colour: 'red' })).status).toBe(400);
    expect(await linesOf(alice)).toEqual([]);
  });
});

describe('tenants and people', () => {
  const contoso = () => sandbox.directory.tenant('contoso.example')?.id ?? '';
  const scopes = () => sandbox.directory.granted(clientId, contoso(), null).scopes;

  test('an administrator approves, and takes it back', async () => {
    await call('POST', `/controls/api/tenants/${contoso()}/approve`, { scopes: ['Calendars.Read'] });
    expect([...scopes()]).toEqual(['Calendars.Read']);
    await call('POST', `/controls/api/tenants/${contoso()}/revoke`);
    expect([...scopes()]).toEqual([]);
  });

  test('approving without a list grants what a calendar application may ask for', async () => {
    await call('POST', '/controls/api/tenants/contoso.example/approve');
    expect(scopes()).toContain('Calendars.ReadWrite.Shared');
  });

  test('a tenant lets its people consent, or only its administrators', async () => {
    const { body } = await call('PATCH', `/controls/api/tenants/${contoso()}`, { userConsent: 'admin-only' });
    expect(body).toMatchObject({ name: 'Contoso', userConsent: 'admin-only' });
  });

  test('a person’s sessions are revoked at the sandbox’s own time', async () => {
    await call('POST', '/controls/api/clock', { move: 60_000 });
    await call('POST', `/controls/api/people/${alice}/revoke`);
    expect(sandbox.directory.person(alice)?.tokensValidFrom).toBe(now + 60_000);
  });

  test('somebody who joins a tenant has a mailbox with its calendars, and an address nobody else has', async () => {
    const hanna = { tenant: 'contoso.example', name: 'Hanna Hoff', address: 'hanna@contoso.example' };
    expect((await call('POST', '/controls/api/people', hanna)).status).toBe(201);
    expect((await call('POST', '/controls/api/people', hanna)).status).toBe(409);
    await create({ ...planning, attendees: [{ address: hanna.address }] });
    expect(await linesOf(hanna.address)).toMatchObject([{ organizer: 'Alice Archer' }]);
  });

  test('a second factor is demanded, or a sign-in refused', async () => {
    const path = `/controls/api/people/${alice}/sign-in`;
    expect((await call('PATCH', path, { mfa: 'demanded' })).body).toEqual({
      mfa: 'demanded',
      refuseWith: null,
    });
    expect((await call('PATCH', path, { refuseWith: 53003 })).body).toEqual({
      mfa: 'demanded',
      refuseWith: 53003,
    });
  });
});

describe('the sandbox itself', () => {
  test('time moves, and a reset brings real time back', async () => {
    expect((await call('GET', '/controls/api/clock')).body).toEqual({ now, offset: 0 });
    const moved = { now: now + 5_000, offset: 5_000 };
    expect((await call('POST', '/controls/api/clock', { move: 5_000 })).body).toEqual(moved);
    await call('POST', '/controls/api/reset');
    expect((await call('GET', '/controls/api/clock')).body).toEqual({ now, offset: 0 });
  });

  test('switches are changed one by one; an unknown one is refused', async () => {
    const { body: before } = await call('GET', '/controls/api/switches');
    const { body: after } = await call('PUT', '/controls/api/switches', { emptyPages: true });
    expect(after).toEqual({ ...(before as object), emptyPages: true });
    expect((await call('PUT', '/controls/api/switches', { emptiness: true })).status).toBe(400);
  });

  test('the whole state can be read, without secrets', async () => {
    const { body } = await call('GET', '/controls/api/state');
    expect(body).toMatchObject({ clock: { now }, applications: [{ clientId }], unknowns: [] });
    expect(JSON.stringify(body)).not.toContain('a secret');
  });

  test('what was not understood is remembered until it is forgotten', async () => {
    await call('POST', '/controls/api/unknowns', { where: 'teams', what: 'app: files.open []' });
    const { body } = await call('GET', '/controls/api/unknowns');
    expect(body).toEqual([{ at: now, where: 'teams', what: 'app: files.open []' }]);
    await call('DELETE', '/controls/api/unknowns');
    expect((await call('GET', '/controls/api/unknowns')).body).toEqual([]);
  });

  test('requests to Microsoft are remembered with the presence of a token, and without it', async () => {
    await call('GET', '/v1.0/me?$select=id', undefined, { authorization: 'Bearer s3cret' });
    await call('GET', '/controls/api/clock');
    const { body } = await call('GET', '/controls/api/requests');
    const { host } = new URL(sandbox.url);
    expect(body).toMatchObject([{ method: 'GET', host, path: '/v1.0/me?$select=id', authorization: true }]);
    expect(JSON.stringify(body)).not.toContain('s3cret');
    await call('DELETE', '/controls/api/requests');
    expect((await call('GET', '/controls/api/requests')).body).toEqual([]);
  });

  test('of a batch every step is remembered', async () => {
    const requests = [
      { id: '1', method: 'GET', url: '/me?$select=id' },
      { id: '2', method: 'POST', url: '/me/events', body: { subject: 'Private' } },
    ];
    await call('POST', '/v1.0/$batch', { requests }, { authorization: 'Bearer s3cret' });
    const { body } = await call('GET', '/controls/api/requests');
    expect(body).toMatchObject([{ path: '/v1.0/$batch', steps: ['GET /me?$select=id', 'POST /me/events'] }]);
    expect(JSON.stringify(body)).not.toContain('Private');
  });

  test('delta tokens can be made to expire', async () => {
    expect((await call('POST', '/controls/api/delta/expire')).status).toBe(204);
  });

  test('an address that nobody serves is a problem, too', async () => {
    expect(await call('GET', '/controls/api/nothing')).toMatchObject({ status: 404, body: { status: 404 } });
  });
});

describe('pages of other origins', () => {
  test.each(['cross-site', 'same-site'])('a %s request changes nothing', async (site) => {
    const refused = await call('POST', '/controls/api/clock', { move: 1 }, { 'sec-fetch-site': site });
    expect(refused.status).toBe(403);
    expect((await call('GET', '/controls/api/clock')).body).toMatchObject({ offset: 0 });
  });

  test('a foreign origin is refused, also without metadata of the fetch', async () => {
    const refused = await call('POST', '/controls/api/reset', undefined, {
      origin: 'https://localhost:3000',
    });
    expect(refused.status).toBe(403);
  });

  test('the sandbox’s own origin may', async () => {
    const own = { origin: sandbox.url, 'sec-fetch-site': 'same-origin' };
    expect((await call('GET', '/controls/api/clock', undefined, own)).status).toBe(200);
  });
});
