import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';

let sandbox: ProofSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({});
});
afterAll(() => sandbox.close());

type Hold = { id: string; path: string; waiting: number };
const hold = async (path: string) =>
  (await sandbox.call('POST', '/controls/api/holds', { path })).body as Hold;
const holds = async () => (await sandbox.call('GET', '/controls/api/holds')).body as Hold[];
const release = ({ id }: Hold) => sandbox.call('DELETE', `/controls/api/holds/${id}`);

test('a request that is held is answered once it is let in, and others pass', async () => {
  const held = await hold('/v1.0/me/calendars/*/calendarView');
  const answers: number[] = [];
  const asking = sandbox
    .call('GET', '/v1.0/me/calendars/any/calendarView?$top=1')
    .then(({ status }) => answers.push(status));
  while ((await holds())[0]?.waiting !== 1);
  expect((await sandbox.call('GET', '/v1.0/me/calendars/any/calendarView/delta')).status).toBe(401);
  expect(answers).toEqual([]);
  expect((await release(held)).status).toBe(204);
  await asking;
  expect(answers).toEqual([401]);
  expect(await holds()).toEqual([]);
});

test('a reset lets everybody in', async () => {
  await hold('/v1.0/me');
  const asking = sandbox.call('GET', '/v1.0/me');
  while ((await holds())[0]?.waiting !== 1);
  await sandbox.call('POST', '/controls/api/reset');
  expect((await asking).status).toBe(401);
});

test('what is held must be a path, and only what is there can be let in', async () => {
  expect((await sandbox.call('POST', '/controls/api/holds', { path: 'me' })).status).toBe(400);
  expect((await release({ id: 'nobody', path: '/', waiting: 0 })).status).toBe(404);
});
