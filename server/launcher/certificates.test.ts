import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Certificates, certificatesIn } from './certificates.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sally-certificates-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = async ({ ca, cert }: Certificates) => ({
  ca: new X509Certificate(await readFile(ca)),
  leaf: new X509Certificate(await readFile(cert)),
});

test('the leaf is signed by the authority and good for the names, this machine and nothing else', async () => {
  const { ca, leaf } = await read(await certificatesIn(folder, ['localhost', 'teams.microsoft.com'], NOW));
  expect(leaf.checkIssued(ca) && leaf.verify(ca.publicKey)).toBe(true);
  expect(ca.ca).toBe(true);
  expect(leaf.ca).toBe(false);
  expect(leaf.checkHost('teams.microsoft.com')).toBeDefined();
  expect(leaf.checkIP('127.0.0.1')).toBeDefined();
  expect(leaf.checkHost('microsoft.com')).toBeUndefined();
});

test('it lives no longer than browsers accept', async () => {
  const { leaf } = await read(await certificatesIn(folder, ['localhost'], NOW));
  expect(leaf.validToDate.getTime() - leaf.validFromDate.getTime()).toBeLessThanOrEqual(398 * DAY);
});

test('it is kept for the next start, and made anew before it ends', async () => {
  const serial = async (now: number) =>
    (await read(await certificatesIn(folder, ['localhost'], now))).leaf.serialNumber;
  const first = await serial(NOW);
  expect(await serial(NOW + 300 * DAY)).toBe(first);
  expect(await serial(NOW + 380 * DAY)).not.toBe(first);
});

test('the authority’s own key is not kept', async () => {
  await certificatesIn(folder, ['localhost'], NOW);
  expect((await readdir(folder)).toSorted()).toEqual(['ca.pem', 'localhost.key', 'localhost.pem']);
});
