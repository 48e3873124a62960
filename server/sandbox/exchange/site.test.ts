import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SANDBOX_PASSWORD } from './sign-in/accounts.ts';
import { type1, type3 } from './sign-in/test-type3.ts';
import { createTestClient, envelopeOf, requestOf, type TestClient } from './test-client.ts';
import { type ExchangeWorld, openExchangeWorld } from './test-world.ts';

let world: ExchangeWorld;
let client: TestClient;
beforeAll(async () => {
  world = await openExchangeWorld();
  client = createTestClient(world);
});
afterAll(async () => {
  await client.close();
  await world.close();
});
beforeEach(() => {
  world.exchange.log.clear();
  world.state.exchange.settings.offers = 'windows';
});

type Sent = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
  agent?: Agent;
};
const send = ({ method = 'POST', path = '/EWS/Exchange.asmx', headers = {}, body, agent }: Sent = {}) =>
  new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }>(
    (resolve, reject) => {
      const sent = request(
        new URL(path, world.url),
        {
          method,
          ca: world.ca,
          ...(agent && { agent }),
          headers: {
            'content-type': 'text/xml; charset=utf-8',
            'content-length': Buffer.byteLength(body ?? ''),
            ...headers,
          },
        },
        async (response) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: await text(response),
          }),
      );
      sent.once('error', reject);
      sent.end(body);
    },
  );
const basic = { authorization: `Basic ${Buffer.from(`alice:${SANDBOX_PASSWORD}`).toString('base64')}` };

describe('the web server of Exchange', () => {
  test('tells anybody which sign-ins it offers, each in a line of its own', async () => {
    const { status, headers } = await send();
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Negotiate, NTLM');
    expect(headers.server).toBe('Microsoft-IIS/10.0');
    expect(headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('knows its address in any case, and sends to its description who only looks', async () => {
    world.state.exchange.settings.offers = 'basic';
    expect(
      (await send({ path: '/ews/exchange.ASMX', headers: basic, body: envelopeOf(requestOf.getFolder()) }))
        .status,
    ).toBe(200);
    const looked = await send({ method: 'GET', headers: basic });
    expect([looked.status, looked.headers.location]).toEqual([302, '/EWS/Services.wsdl']);
    expect((await send({ method: 'GET', path: '/EWS/Services.wsdl', headers: basic })).text).toContain(
      '<wsdl:definitions',
    );
    expect((await send({ method: 'PUT', headers: basic })).status).toBe(405);
  });

  test('has a sign-in page elsewhere, and nothing at most addresses', async () => {
    expect((await send({ method: 'GET', path: '/' })).headers.location).toBe('/owa/');
    expect((await send({ method: 'GET', path: '/owa/' })).text).toContain('<form');
    expect((await send({ path: '/EWS/Exchange.asm' })).status).toBe(404);
  });

  test('refuses what is not called XML', async () => {
    world.state.exchange.settings.offers = 'basic';
    const { status, text: said } = await send({
      headers: { ...basic, 'content-type': 'application/json' },
      body: '{}',
    });
    expect([status, said]).toEqual([415, expect.stringContaining("'application/json'")]);
  });

  test('compresses for whoever accepts that, and hands out cookies and names of requests', async () => {
    world.state.exchange.settings.offers = 'basic';
    const body = envelopeOf(requestOf.findFolder());
    const headers = {
      ...basic,
      'accept-encoding': 'gzip',
      'client-request-id': 'mine',
      'return-client-request-id': 'true',
    };
    const answer = await send({ headers, body });
    expect(answer.headers).toMatchObject({
      'content-encoding': 'gzip',
      'client-request-id': 'mine',
      'set-cookie': [expect.stringMatching(/^X-BackEndCookie=/)],
    });
    expect((await send({ headers: basic, body })).headers['content-encoding']).toBeUndefined();
  });

  test('signs in the connection: another one of the same program is not', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: world.ca });
    const other = new Agent({ keepAlive: true, maxSockets: 1, ca: world.ca });
    const body = envelopeOf(requestOf.getFolder());
    const first = type1();
    const challenged = await send({ agent, headers: { authorization: `NTLM ${first.toString('base64')}` } });
    const [, token = ''] = String(challenged.headers['www-authenticate']).split(' ');
    const third = type3(first, Buffer.from(token, 'base64'), { user: 'alice', password: SANDBOX_PASSWORD });
    const signedIn = { agent, headers: { authorization: `NTLM ${third.toString('base64')}` }, body };
    expect((await send(signedIn)).status).toBe(200);
    expect((await send({ agent, body })).status).toBe(200);
    expect((await send({ agent: other, body })).status).toBe(401);
    world.state.faults.add({ service: 'exchange', kind: 'session-lost', times: 1 });
    expect((await send({ agent, body })).status).toBe(401);
    expect((await send({ agent, body })).status).toBe(401);
    agent.destroy();
    other.destroy();
  });

  test('takes its time where that is wished', async () => {
    world.state.exchange.settings.offers = 'basic';
    world.state.switches.latency = 60;
    const before = performance.now();
    await send({ headers: basic, body: envelopeOf(requestOf.getFolder()) });
    world.state.switches.latency = 0;
    expect(performance.now() - before).toBeGreaterThan(50);
  });

  test('remembers of a sign-in nothing but that there was one', async () => {
    world.state.exchange.settings.offers = 'basic';
    await send({ headers: basic, body: envelopeOf(requestOf.getFolder()) });
    const entries = JSON.stringify([world.exchange.log.entries(), world.exchange.accounts.attempts()]);
    expect(entries).not.toContain(SANDBOX_PASSWORD);
    expect(entries).not.toContain(basic.authorization.slice(6));
  });
});
