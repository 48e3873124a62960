import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ProofSandbox, startSandbox } from '../../proof/sandbox.ts';

let sandbox: ProofSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({});
});
afterAll(() => sandbox.close());

const { resolve } = createRequire(import.meta.url);

test('Office.js is the published file, byte for byte, and pages of any origin may load it', async () => {
  const { status, body, response } = await sandbox.call('GET', '/lib/1/hosted/office.js');
  expect(status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(body).toBe(readFileSync(resolve('@microsoft/office-js/dist/office.js'), 'utf8'));
});

test('its files are found in any case, and nothing outside of them', async () => {
  const { status, response } = await sandbox.call('GET', '/lib/1/hosted/AgaveErrorUX/index.html');
  expect([status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  for (const path of ['nowhere.js', '..%2fpackage.json', 'en-us'])
    expect((await sandbox.call('GET', `/lib/1/hosted/${path}`)).status).toBe(404);
});

test('what Office.js needs of MicrosoftAjax.js is under that name', async () => {
  const { body, response } = await sandbox.call('GET', '/ajax/3.5/MicrosoftAjax.js');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(body).toContain('registerNamespace');
});
