import { createHash, randomBytes } from 'node:crypto';
import type { Answer, Body } from '../../contract/endpoints.ts';
import type { Api } from '../api-client.ts';

/** A trip through Microsoft's window as the tab starts it: it keeps the verifier to itself. */
export const startTrip = async (
  api: Api,
  more: Partial<Body<'startConsent'>> = {},
): Promise<Answer<'startConsent'> & { readonly verifier: string }> => {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const started = await api.call('startConsent', { body: { kind: 'microsoft365', challenge, ...more } });
  return { ...started, verifier };
};
