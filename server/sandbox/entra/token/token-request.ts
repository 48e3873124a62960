import type { Audience } from '../audience.ts';
import type { ClaimsParameter } from '../claims-parameter.ts';
import type { ProvenClient } from './client-proof.ts';
import type { Form } from './form.ts';

/** One token request, as every grant sees it. */
export type TokenRequest = {
  form: Form;
  audience: Audience;
  client: ProvenClient;
  claims: ClaimsParameter;
  /** Page that sent it; null for a server. */
  origin: string | null;
};
