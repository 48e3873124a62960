import { access, glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PROJECT } from '../../launcher/build.ts';
import { readConfig } from '../../src/config.ts';
import { SCOPE_SETS } from '../../src/identity/scopes.ts';
import { readme, readmeWithSettings } from './settings-table.ts';

test('README’s table of settings is the configuration’s own (node server/test/checks/settings-table.ts writes it)', async () => {
  expect(await readme()).toBe(await readmeWithSettings());
});

test('README names commands that exist, and each of them', async () => {
  const { scripts } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')) as {
    scripts: object;
  };
  const named = [...(await readme()).matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name]) => name);
  expect([...new Set(named)].filter((name) => name !== 'ci').toSorted()).toEqual(
    Object.keys(scripts).toSorted(),
  );
});

test('README has an operator add the permissions that the server asks for', async () => {
  const rows = [...(await readme()).matchAll(/^ *\| (`.+`) \|([x ]*)\|([x ]*)\|/gm)];
  const crossed = (column: number) =>
    rows
      .filter((row) => row[column]?.trim() === 'x')
      .flatMap(([, names = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name));

  expect(crossed(2).toSorted()).toEqual(SCOPE_SETS.minimal.microsoft365.toSorted());
  expect(crossed(3).toSorted()).toEqual(SCOPE_SETS.article.microsoft365.toSorted());
});

test('README has an operator authorise the clients that the server lets in', async () => {
  const own = '11111111-2222-4333-8444-555555555555';
  const key = Buffer.alloc(32).toString('base64');
  const { allowedClients } = readConfig({
    PUBLIC_URL: 'https://sally.example',
    DATA_DIR: '.data',
    ENTRA_CLIENT_ID: own,
    ENTRA_CLIENT_SECRET: 'secret',
    GRANT_KEYS: `first:${key}`,
    HASH_KEY: key,
  });
  const named = [...(await readme()).matchAll(/`([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`/g)];

  expect(named.map(([, id]) => id).toSorted()).toEqual(
    [...allowedClients].filter((id) => id !== own).toSorted(),
  );
});

test('every link between documents leads to a file', async () => {
  const documents = await Array.fromAsync(glob('{README.md,docs/**/*.md}', { cwd: PROJECT }));
  for (const document of documents) {
    const text = await readFile(join(PROJECT, document), 'utf8');
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, link = '']) => link);
    for (const link of links) await access(join(PROJECT, dirname(document), link));
  }
});
