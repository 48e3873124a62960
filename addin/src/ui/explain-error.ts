import { ApiError } from '../api/api-error.ts';
import { HostError } from '../host/host-error.ts';
import type { Messages } from '../i18n/i18n-context.tsx';

export type Explanation = { readonly sentence: string; readonly reference: string | null };

/** One sentence for the person, and what helps the person who helps them. */
export function explainError(error: unknown, { failures }: Messages): Explanation {
  const host: Readonly<Record<string, string>> = failures.host;
  if (error instanceof HostError)
    return { sentence: host[error.reason] ?? failures.api.unknown, reference: error.detail };
  if (error instanceof ApiError) return { sentence: failures.api[error.problem], reference: error.instance };
  return { sentence: failures.api.unknown, reference: null };
}
