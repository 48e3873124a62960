import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, fetch as undiciFetch } from 'undici';
import { certificatesIn } from '../launcher/certificates.ts';

/** Names that the honest layout maps to this machine, as people in production would meet them. */
export const HONEST_NAMES = {
  teams: 'teams.microsoft.com',
  outlook: 'outlook.office.com',
  officeJs: 'appsforoffice.microsoft.com',
  ajax: 'ajax.aspnetcdn.com',
  authority: 'login.microsoftonline.com',
  graph: 'graph.microsoft.com',
  product: 'sally.contoso.example',
} as const;

const NAMES = ['localhost', ...Object.values(HONEST_NAMES)];
const FOLDER = join(
  tmpdir(),
  `sally-test-certificates-${createHash('sha256').update(NAMES.join()).digest('hex').slice(0, 8)}`,
);

/** One authority and one leaf for all test processes of this machine. */
export const testCertificates = () => certificatesIn(FOLDER, NAMES);

let agent: Promise<Agent> | undefined;

const makeAgent = async () => new Agent({ connect: { ca: await readFile((await testCertificates()).ca) } });

type Fetch = (...request: Parameters<typeof undiciFetch>) => ReturnType<typeof undiciFetch>;

/** `fetch` that trusts the test authority, and nothing else less. */
export const trustingFetch: Fetch = async (url, init) => {
  agent ??= makeAgent();
  return await undiciFetch(url, { ...init, dispatcher: await agent });
};

/** Closes the connections that `trustingFetch` keeps. */
export const closeConnections = async (): Promise<void> => {
  const open = await agent;
  agent = undefined;
  await open?.close();
};
