import { z } from 'zod';

/**
 * An error of the API: a problem document (RFC 9457, `application/problem+json`).
 * `type` is stable and may be branched on; `errors` names each refused field; `instance` is the id in the log.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not valid.' },
  'signed-out': { status: 401, title: 'Sign in again.' },
  forbidden: { status: 403, title: 'This account may not use Sally here.' },
  'not-found': { status: 404, title: 'There is no such thing here.' },
  conflict: { status: 409, title: 'Something else changed this first.' },
  gone: { status: 410, title: 'This has expired.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'unsupported-media-type': { status: 415, title: 'Send JSON.' },
  'too-many-requests': { status: 429, title: 'Too many requests.' },
  internal: { status: 500, title: 'Something went wrong on our side.' },
  'provider-unavailable': { status: 503, title: 'The server of the calendars does not answer right now.' },
} as const;
export type ProblemName = keyof typeof PROBLEMS;

/** The stable `type` of a problem. */
export const problemType = (name: ProblemName): string => `urn:sally:problem:${name}`;
