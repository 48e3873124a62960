import type { z } from 'zod';
import { ProviderError } from '../ports/failure.ts';

/** What the token endpoint said, understood. @throws ProviderError `unintelligible`, naming what was not. */
export const parsed = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  throw new ProviderError({ kind: 'unintelligible', path }, { cause: result.error });
};
