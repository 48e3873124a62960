import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outlookManifest } from './outlook-manifest.ts';
import { teamsPackage } from './teams-package.ts';
import { PackageError, readValues } from './values.ts';

/** `npm run package`: writes what is loaded into Teams and Outlook, from the templates and the environment. */
const PROJECT = join(import.meta.dirname, '..');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  const { version } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const { values, assumed } = readValues(process.env, version);
  const made = {
    'dist/manifest/sally-teams.zip': await teamsPackage(values),
    'dist/manifest/sally-outlook.xml': Buffer.from(await outlookManifest(values)),
  };
  for (const [file, bytes] of Object.entries(made)) {
    const target = join(PROJECT, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    say(`${file} (${bytes.length} bytes) for ${values.PUBLIC_URL}, version ${values.VERSION}`);
  }
  if (assumed.length > 0)
    say(`NOT FOR PRODUCTION: not set, so assumed:\n${assumed.map((line) => `  ${line}`).join('\n')}`);
} catch (error) {
  if (!(error instanceof PackageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
