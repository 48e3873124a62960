import { X509Certificate } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import type { Application } from '../../state/types.ts';
import { EntraError } from '../errors.ts';
import type { EntraWorld } from '../world.ts';
import type { Form } from './form.ts';

export type ProvenClient = { application: Application; confidential: boolean };

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

type Credentials = { clientId: string | undefined; secret: string | undefined };

/** Both halves are percent-encoded, which not every client does. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const basic = (header: string | undefined): Credentials | null => {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const [clientId, secret] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s).map(decoded);
  return { clientId, secret };
};

const notRegistered = (reason: string) => new EntraError(700027, { reason });

/** https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
const checkAssertion = async (
  assertion: string,
  application: Application,
  audiences: string[],
  now: number,
): Promise<void> => {
  for (const pem of application.certificates) {
    const verified = await jwtVerify(assertion, new X509Certificate(pem).publicKey, {
      algorithms: ['PS256', 'RS256'],
      issuer: application.clientId,
      subject: application.clientId,
      audience: audiences,
      currentDate: new Date(now),
      clockTolerance: 300,
      requiredClaims: ['exp', 'jti'],
    }).catch(() => null);
    if (verified) return;
  }
  throw notRegistered('The key was not found, or the assertion is not signed with it for this endpoint.');
};

const idInAssertion = (assertion: string): string | undefined => {
  try {
    return decodeJwt(assertion).sub;
  } catch {
    throw notRegistered('The client assertion is malformed.');
  }
};

/**
 * Which application asks, and whether it proved that by a secret or certificate. A proof that is presented has
 * to be right; whether one is needed at all is for the grant to say.
 */
export const proveClient = async (
  { directory, authority, clock }: EntraWorld,
  { form, authorization, tenantName }: { form: Form; authorization: string | undefined; tenantName: string },
): Promise<ProvenClient> => {
  const credentials = basic(authorization) ?? { clientId: form.client_id, secret: form.client_secret };
  const assertion = form.client_assertion_type === ASSERTION_TYPE ? form.client_assertion : undefined;
  const clientId = credentials.clientId ?? (assertion && idInAssertion(assertion));
  if (!clientId) throw new EntraError(900144, { parameter: 'client_id' });

  const application = directory.application(clientId);
  if (!application) throw new EntraError(700016, { client: clientId, tenant: tenantName });
  const names = { client: application.clientId, name: application.name };
  if (!application.enabled) throw new EntraError(7000112, names);

  if (credentials.secret !== undefined) {
    if (!application.secrets.includes(credentials.secret)) throw new EntraError(7000215, names);
    return { application, confidential: true };
  }
  if (assertion !== undefined) {
    const endpoint = `${authority}/${tenantName}/oauth2/v2.0/token`;
    await checkAssertion(assertion, application, [endpoint, `${authority}/${tenantName}/v2.0`], clock.now());
    return { application, confidential: true };
  }
  return { application, confidential: false };
};

export const demandProof = ({ confidential }: ProvenClient): void => {
  if (!confidential) throw new EntraError(7000218);
};
