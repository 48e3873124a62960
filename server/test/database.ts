import { createHash, randomBytes } from 'node:crypto';
import { cp, glob, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { PROJECT } from '../launcher/build.ts';
import { openDatabase } from '../src/store/database.ts';

export type DatabaseKind = 'pglite' | 'postgres';

const admin = process.env.TEST_DATABASE_URL;

/** Every kind of database the tests run on here: Postgres joins where `TEST_DATABASE_URL` names a server. */
export const DATABASES: readonly DatabaseKind[] = admin ? ['pglite', 'postgres'] : ['pglite'];

/** The kind that journeys run on: the real one where there is one. */
export const BEST_DATABASE: DatabaseKind = admin ? 'postgres' : 'pglite';

export type TestDatabase = {
  readonly kind: DatabaseKind;
  /** What `openDatabase` takes. */
  readonly options: { readonly url: string } | { readonly dataDir: string };
  /** What the server's environment takes. */
  readonly env: Readonly<Record<string, string>>;
  drop(): Promise<void>;
};

const STORE = join(import.meta.dirname, '../src/store');

/** Changes with the migrations, so that an old template is never taken. */
const fingerprint = async (): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of (await Array.fromAsync(glob('{migrate,migrations/*}.ts', { cwd: STORE }))).toSorted())
    hash.update(await readFile(join(STORE, file)));
  // An embedded database of another version may not read what this one writes.
  hash.update(await readFile(join(PROJECT, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
};

const exists = (path: string) => stat(path).then(Boolean, () => false);

const template = async () => join(tmpdir(), `sally-template-${await fingerprint()}`);

const makeFolderTemplate = async (): Promise<void> => {
  const folder = await template();
  if (await exists(folder)) return;
  const draft = await mkdtemp(`${folder}-`);
  await (await openDatabase({ dataDir: draft })).close();
  // Somebody else may have been faster; theirs is as good.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
};

const onServer = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const withName = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

const templateName = async () => `sally_template_${await fingerprint()}`;

const makeServerTemplate = (url: string): Promise<void> =>
  onServer(url, async (client) => {
    const name = await templateName();
    await client.query('select pg_advisory_lock(7255)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft}`);
    await client.query(`create database ${draft}`);
    await (await openDatabase({ url: withName(url, draft) })).close();
    await client.query(`alter database ${draft} rename to ${name}`);
  });

/** Migrates the templates that test databases are cloned from; once per run. */
export const makeTemplates = async (): Promise<void> => {
  await makeFolderTemplate();
  if (admin) await makeServerTemplate(admin);
};

/** A database of its own, migrated and empty. */
export const createTestDatabase = async (kind: DatabaseKind): Promise<TestDatabase> => {
  if (kind === 'pglite') {
    const dataDir = await mkdtemp(join(tmpdir(), 'sally-database-'));
    await cp(await template(), dataDir, { recursive: true });
    const drop = () => rm(dataDir, { recursive: true, force: true });
    return { kind, options: { dataDir }, env: { DATA_DIR: dataDir }, drop };
  }
  if (!admin) throw new Error('Set TEST_DATABASE_URL to test on Postgres.');
  const name = `sally_test_${randomBytes(6).toString('hex')}`;
  const from = await templateName();
  await onServer(admin, (client) => client.query(`create database ${name} template ${from}`));
  const url = withName(admin, name);
  const drop = async () => {
    await onServer(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { kind, options: { url }, env: { DATABASE_URL: url }, drop };
};
