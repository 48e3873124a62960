import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const key = () => randomBytes(32).toString('base64');

const invent = () => ({
  ENTRA_CLIENT_ID: randomUUID(),
  ENTRA_CLIENT_SECRET: randomBytes(24).toString('base64url'),
  GRANT_KEYS: `first:${key()}`,
  HASH_KEY: key(),
});

/** What the server has no default for. */
export type Secrets = ReturnType<typeof invent>;

/** Invented at the first start and kept in the folder, readable by its owner only: what was sealed yesterday opens today. */
export const secretsIn = async (folder: string): Promise<Secrets> => {
  const file = join(folder, 'secrets.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const secrets = invent();
    await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    return secrets;
  }
};
