import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createCertificate } from '../../sandbox/proof/certificate.ts';
import { clientId, startSandbox } from '../../sandbox/proof/sandbox.ts';
import { clientAuth } from '../../src/identity/client-credential.ts';
import { signInPages } from '../../src/identity/sign-in-page.ts';
import { tokenService } from '../../src/identity/token-endpoint.ts';
import { graphProvider } from '../../src/providers/graph/provider.ts';

const PRODUCT = 'https://localhost:3000';
const PERSON = 'alice@contoso.example';
/** A Monday: what is seeded depends on the day, and with it what stands on which page. */
const BEGINNING = Date.parse('2026-11-23T09:00:00Z');
/** How long an answer is waited for (ms): as long as a machine may take that does much else. */
const PATIENT = 20_000;

/** What our server answers when Graph asks whether somebody is there. */
const echo = async (url: string): Promise<Response> =>
  new Response(new URL(url).searchParams.get('validationToken') ?? '', {
    headers: { 'content-type': 'text/plain' },
  });

/** A Microsoft that can be told to fail, and what Sally has to speak with it. */
export const openMicrosoft = async () => {
  const tls = await createCertificate();
  const opened = Date.now();
  const clock = { now: () => BEGINNING + Date.now() - opened };
  setDefaultCACertificates([...getCACertificates('default'), tls.cert]);
  const sandbox = await startSandbox({ tls, addinUrl: PRODUCT, now: clock.now, post: echo });
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await sandbox.call(method, `/controls/api/${path}`, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await control('POST', 'tenants/contoso.example/approve', {});
  await control('PUT', 'switches', { maxPageSize: 5 });
  for (const name of ['Second', 'Third']) await control('POST', `people/${PERSON}/calendars`, { name });

  const person = sandbox.directory.person(PERSON);
  if (!person) throw new Error('Alice is not there');
  let patience = PATIENT;
  const entra = {
    authority: sandbox.url,
    clientId,
    callbackUrl: `${PRODUCT}/auth/callback`,
    approvedUrl: `${PRODUCT}/auth/approved`,
    authenticate: await clientAuth({ secret: 'a secret' }),
  };
  return {
    sandbox,
    control,
    clock,
    entra,
    account: { tid: person.tenantId, oid: person.oid },
    pages: signInPages(entra, clock),
    tokens: tokenService(entra, clock),
    provider: graphProvider({
      graphUrl: sandbox.url,
      webhookUrl: `${PRODUCT}/webhooks/graph`,
      clock,
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          signal: AbortSignal.any([AbortSignal.timeout(patience), ...(init.signal ? [init.signal] : [])]),
        }),
    }),
    /** Gives answers up after some other time (ms), until `work` has ended. */
    impatiently: async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
      patience = ms;
      try {
        return await work();
      } finally {
        patience = PATIENT;
      }
    },
    close: () => sandbox.close(),
    /** What Teams gives a tab for its server. */
    assertion: async (): Promise<string> => {
      const wish = { person: person.oid, claims: null, silent: false, tenantId: null };
      const { body } = await sandbox.call('POST', '/teams/api/token', wish);
      return (body as { token: string }).token;
    },
  };
};
export type Microsoft = Awaited<ReturnType<typeof openMicrosoft>>;
