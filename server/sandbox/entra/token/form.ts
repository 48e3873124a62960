import { z } from 'zod';
import type { Audience } from '../audience.ts';
import type { ClaimsParameter } from '../claims-parameter.ts';
import { EntraError } from '../errors.ts';
import type { ProvenClient } from './client-proof.ts';

const Form = z.record(z.string(), z.string());
/** The body of a token request. */
export type Form = Partial<z.infer<typeof Form>>;

/** A parameter given twice makes the request malformed. */
export const readForm = (body: unknown): Form => {
  const parsed = Form.safeParse(body ?? {});
  if (!parsed.success) throw new EntraError(9002313);
  return parsed.data;
};

export const demand = (form: Form, parameter: string): string => {
  const value = form[parameter];
  if (!value) throw new EntraError(900144, { parameter });
  return value;
};

/** One token request, as every grant sees it. */
export type TokenRequest = {
  form: Form;
  audience: Audience;
  client: ProvenClient;
  claims: ClaimsParameter;
  /** Page that sent it; null for a server. */
  origin: string | null;
};
