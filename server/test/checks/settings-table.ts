import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../../launcher/build.ts';
import { settings } from '../../src/settings.ts';

const README = join(PROJECT, 'README.md');
const BETWEEN = /(<!-- settings:[^>]*-->\n).*(<!-- \/settings -->)/s;

const defaultOf = (value: string | null) => {
  if (value === null) return '**required**';
  return value === '' ? '' : `\`${value}\``;
};

const table = (): string =>
  [
    '| variable | default | meaning |',
    '|---|---|---|',
    ...settings.map(
      (setting) => `| \`${setting.name}\` | ${defaultOf(setting.default)} | ${setting.meaning} |`,
    ),
    '',
  ].join('\n');

export const readme = (): Promise<string> => readFile(README, 'utf8');

/** README with the table of settings as the configuration has them now. */
export const readmeWithSettings = async (): Promise<string> =>
  (await readme()).replace(BETWEEN, (_, begin: string, end: string) => `${begin}\n${table()}\n${end}`);

// `node server/test/checks/settings-table.ts` writes it.
if (import.meta.filename === process.argv[1]) await writeFile(README, await readmeWithSettings());
