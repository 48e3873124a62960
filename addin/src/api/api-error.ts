import type { Problem, ProblemName } from '../../../server/contract/problem.ts';

/** `offline`: the network or the server did not answer; `silent`: not in time; the rest are the problems of the contract. */
export type ApiErrorName = ProblemName | 'offline' | 'silent' | 'unknown';

const PREFIX = 'urn:sally:problem:';

const known: Readonly<Record<ProblemName, true>> = {
  'invalid-request': true,
  'signed-out': true,
  forbidden: true,
  'not-found': true,
  conflict: true,
  gone: true,
  'too-large': true,
  'unsupported-media-type': true,
  'too-many-requests': true,
  internal: true,
  'provider-unavailable': true,
};

const nameOf = (type: string): ApiErrorName => {
  const name = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : '';
  return Object.hasOwn(known, name) ? (name as ProblemName) : 'unknown';
};

/** The one error that the API client rejects with (besides the host's, when there is no token). */
export class ApiError extends Error {
  readonly problem: ApiErrorName;
  /** Id under which the server's log knows it. */
  readonly instance: string | null;
  readonly fields: readonly { readonly field: string; readonly message: string }[];

  constructor(problem: ApiErrorName, details: Partial<Problem> = {}, cause?: unknown) {
    super(`${problem}${details.detail ? `: ${details.detail}` : ''}`, { cause });
    this.name = 'ApiError';
    this.problem = problem;
    this.instance = details.instance ?? null;
    this.fields = details.errors ?? [];
  }
}

/** Reads a problem document (RFC 9457); an answer that is none becomes `unknown`. */
export async function errorOf(response: Response): Promise<ApiError> {
  const document: unknown = await response.json().catch(() => null);
  if (typeof document !== 'object' || document === null) return new ApiError('unknown');
  const problem = document as Partial<Problem>;
  return new ApiError(typeof problem.type === 'string' ? nameOf(problem.type) : 'unknown', problem);
}
