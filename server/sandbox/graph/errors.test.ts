import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openContract } from './contract.ts';
import { type Answer, type GraphWorld, type Json, openGraph } from './test-world.ts';

const contract = openContract(process.env.CONTRACTS_DIR);

let world: GraphWorld;
beforeAll(async () => {
  world = await openGraph();
});
afterAll(() => world.close());

describe('errors', () => {
  const code = ({ body }: Answer) => (body.error as Json).code;

  test('have a code, a message and the ids of the request', async () => {
    const answer = await world.ask('GET', '/v1.0/me/events/AAMkAGVmMDEzMTM4LTZmYWUtNDdkNC1hMDZi');
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      error: {
        code: 'ErrorItemNotFound',
        message: 'The specified object was not found in the store.',
        innerError: {
          date: '2026-11-23T09:00:00',
          'request-id': answer.headers.get('request-id'),
          'client-request-id': answer.headers.get('client-request-id'),
        },
      },
    });
    if (contract) expect(contract('error', answer.body)).toEqual([]);
  });

  test('repeat the client-request-id that was sent', async () => {
    const headers = { 'client-request-id': 'mine', authorization: `Bearer ${world.oid('alice')} User.Read` };
    const response = await fetch(`${world.url}/v1.0/me`, { headers });
    expect(response.headers.get('client-request-id')).toBe('mine');
  });

  test('a route that does not exist is refused and recorded', async () => {
    const answer = await world.ask('GET', '/v1.0/me/contacts');
    expect([answer.status, code(answer)]).toEqual([400, 'BadRequest']);
    expect(world.unknown.splice(0)).toEqual(['GET /me/contacts']);
    expect((await world.ask('PUT', '/v1.0/me/calendars')).status).toBe(405);
  });

  test('a token that is missing, expired or revoked is challenged', async () => {
    const ask = async (authorization?: string) => {
      const response = await fetch(
        `${world.url}/v1.0/me`,
        authorization ? { headers: { authorization } } : {},
      );
      return { status: response.status, challenge: response.headers.get('www-authenticate') ?? '' };
    };
    expect((await ask()).status).toBe(401);
    expect((await ask('Bearer expired')).status).toBe(401);
    const { status, challenge } = await ask('Bearer revoked');
    expect(status).toBe(401);
    const claims = /error="insufficient_claims", claims="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toHaveProperty('access_token.nbf');
  });

  test('a person without a mailbox has no calendars', async () => {
    world.state.mailboxes.close(world.oid('gina'));
    const answer = await world.ask('GET', '/v1.0/me/calendars', { as: 'gina' });
    expect([answer.status, code(answer)]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
    expect((await world.ask('GET', '/v1.0/me', { as: 'gina' })).status).toBe(200);
  });

  test('people of another tenant are not there', async () => {
    const answer = await world.ask('GET', '/v1.0/users/frank@fabrikam.example/calendar');
    expect([answer.status, code(answer)]).toEqual([404, 'ErrorInvalidUser']);
  });

  test('a body that is no JSON is refused', async () => {
    const headers = {
      authorization: `Bearer ${world.oid('alice')} Calendars.ReadWrite`,
      'content-type': 'application/json',
    };
    const response = await fetch(`${world.url}/v1.0/me/events`, {
      method: 'POST',
      headers,
      body: '{"subject"',
    });
    expect(response.status).toBe(400);
  });

  test('an event without a time is refused and makes nothing', async () => {
    const count = world.state.mailboxes.find({ oid: world.oid('alice') }).length;
    const answer = await world.ask('POST', '/v1.0/me/events', { body: { subject: 'Some day' } });
    expect([answer.status, code(answer)]).toEqual([400, 'ErrorInvalidRequest']);
    expect(world.state.mailboxes.find({ oid: world.oid('alice') })).toHaveLength(count);
  });
});
