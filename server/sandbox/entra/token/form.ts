import { z } from 'zod';
import { EntraError } from '../errors.ts';

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
