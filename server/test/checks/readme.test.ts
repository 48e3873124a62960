import { access, glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PROJECT } from '../../launcher/build.ts';
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

test('every link between documents leads to a file', async () => {
  const documents = await Array.fromAsync(glob('{README.md,docs/**/*.md}', { cwd: PROJECT }));
  for (const document of documents) {
    const text = await readFile(join(PROJECT, document), 'utf8');
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, link = '']) => link);
    for (const link of links) await access(join(PROJECT, dirname(document), link));
  }
});
