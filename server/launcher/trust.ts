import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NAME = 'Sally local development CA';

const intoNss = async (ca: string): Promise<void> => {
  const store = join(homedir(), '.pki', 'nssdb');
  await mkdir(store, { recursive: true });
  await run('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', NAME, '-i', ca]);
};

const INSTALLERS: Partial<Record<NodeJS.Platform, (ca: string) => Promise<unknown>>> = {
  linux: intoNss,
  darwin: (ca) =>
    run('security', [
      'add-trusted-cert',
      '-r',
      'trustRoot',
      '-k',
      join(homedir(), 'Library/Keychains/login.keychain-db'),
      ca,
    ]),
  win32: (ca) => run('certutil', ['-user', '-addstore', 'Root', ca]),
};

/** Tells this user's browsers to trust the certificate authority of the data folder; answers with a sentence for them. */
export const trust = async (ca: string): Promise<string> => {
  try {
    const install = INSTALLERS[platform()];
    if (!install) throw new Error(`nothing is known of ${platform()}`);
    await install(ca);
    return 'Your browsers now trust the certificates of this machine. Restart the browser once.';
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT' && platform() === 'linux';
    const why = missing ? 'certutil is missing (Debian: apt install libnss3-tools)' : String(error);
    return `The certificate could not be installed: ${why}. Import ${ca} as an authority in your browser by hand, or accept its warning once for each address.`;
  }
};
