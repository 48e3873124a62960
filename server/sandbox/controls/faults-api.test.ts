import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';

let sandbox: ProofSandbox;
const call: ProofSandbox['call'] = (...request) => sandbox.call(...request);

beforeAll(async () => {
  sandbox = await startSandbox({});
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await call('POST', '/controls/api/reset');
});

const put = async (fault: object) =>
  (await call('POST', '/controls/api/faults', fault)).body as { id: string };
const listed = async () => (await call('GET', '/controls/api/faults')).body;
const down = { service: 'graph', kind: 'unavailable' };

describe('faults', () => {
  test('are put on with what is usual for their kind, and say how often they struck', async () => {
    const { status, body } = await call('POST', '/controls/api/faults', down);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...down,
      id: expect.any(String),
      status: 503,
      body: 'json',
      retryAfter: null,
      dated: false,
      times: null,
      lasts: null,
      skip: 0,
      since: expect.any(Number),
      struck: 0,
      skipped: 0,
    });
    expect((await call('GET', '/v1.0/me')).status).toBe(503);
    expect(await listed()).toMatchObject([{ kind: 'unavailable', struck: 1 }]);
  });

  test('name people and tenants by whatever they are called', async () => {
    await put({ ...down, person: 'alice@contoso.example', tenant: 'contoso.example' });
    const { oid, tenantId } = sandbox.directory.person('alice@contoso.example') ?? {};
    expect(await listed()).toMatchObject([{ person: oid, tenant: tenantId }]);
    const unknown = await call('POST', '/controls/api/faults', { ...down, person: 'nobody@contoso.example' });
    expect(unknown).toMatchObject({
      status: 404,
      body: { detail: 'There is no person nobody@contoso.example.' },
    });
  });

  test('are taken away one by one or all together', async () => {
    const [first] = [await put(down), await put(down), await put(down)];
    expect((await call('DELETE', `/controls/api/faults/${first?.id}`)).status).toBe(204);
    expect((await call('DELETE', `/controls/api/faults/${first?.id}`)).status).toBe(404);
    expect(await listed()).toHaveLength(2);
    expect((await call('DELETE', '/controls/api/faults')).status).toBe(204);
    expect(await listed()).toEqual([]);
  });

  test('end with a reset', async () => {
    await put(down);
    await call('POST', '/controls/api/reset');
    expect(await listed()).toEqual([]);
  });

  test('show in the log of requests', async () => {
    const { id } = await put({ ...down, times: 1 });
    await call('GET', '/v1.0/me');
    await call('GET', '/v1.0/me');
    expect((await call('GET', '/controls/api/requests')).body).toMatchObject([
      { path: '/v1.0/me', status: 503, fault: { id, kind: 'unavailable' } },
      { path: '/v1.0/me', status: 401, fault: null },
    ]);
  });

  test.each([
    ['a kind that doesn’t exist', { kind: 'flood' }, 'kind'],
    ['a field that no fault has', { ...down, colour: 'red' }, 'colour'],
    ['an option of another kind', { ...down, ms: 5 }, 'ms'],
    ['a status that is no outage', { ...down, status: 404 }, 'status'],
    ['being put on no times', { ...down, times: 0 }, 'times'],
    ['a path that isn’t one', { ...down, path: 'me' }, 'path'],
    ['an AADSTS number from Graph', { service: 'graph', kind: 'aadsts', number: 50076 }, 'service'],
    ['a cursor of Entra’s', { ...down, service: 'entra', cursor: 'delta' }, 'cursor'],
    ['a grant of Graph’s', { ...down, grant: 'refresh_token' }, 'grant'],
    ['steps of Entra’s', { ...down, service: 'entra', step: true }, 'step'],
    ['a step whose connection breaks', { service: 'graph', kind: 'reset', step: true }, 'step'],
    ['a step that a gateway answers', { ...down, step: true, body: 'html' }, 'body'],
  ])('refuse %s', async (_what, fault, named) => {
    const { status, body } = await call('POST', '/controls/api/faults', fault);
    expect(status).toBe(400);
    expect((body as { detail: string }).detail).toContain(named);
    expect(await listed()).toEqual([]);
  });
});
