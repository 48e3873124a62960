import { PROBLEMS, type Problem, type ProblemName, problemType } from '../../contract/problem.ts';
import { Refusal, type RefusalKind } from '../domain/refusal.ts';
import { ProviderError } from '../ports/failure.ts';

type FieldError = NonNullable<Problem['errors']>[number];

/** What goes wrong at the edge itself, before any use case is asked. */
export class RequestError extends Error {
  readonly problem: ProblemName;
  readonly errors: readonly FieldError[];

  constructor(problem: ProblemName, message?: string, errors: readonly FieldError[] = []) {
    super(message);
    this.name = 'RequestError';
    this.problem = problem;
    this.errors = errors;
  }
}

type Answer = {
  readonly problem: ProblemName;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Seconds. */
  readonly retryAfter?: number;
};

const FOR_REFUSAL: Readonly<Record<RefusalKind, ProblemName>> = {
  invalid: 'invalid-request',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  conflict: 'conflict',
  gone: 'gone',
  'signed-out': 'signed-out',
};

/** Express's own parsers name their errors so. https://github.com/expressjs/body-parser#errors */
const FOR_PARSER: Readonly<Record<string, ProblemName>> = {
  'entity.too.large': 'too-large',
  'parameters.too.many': 'too-large',
  'entity.parse.failed': 'invalid-request',
  'entity.verify.failed': 'invalid-request',
  'request.aborted': 'invalid-request',
  'request.size.invalid': 'invalid-request',
  'encoding.unsupported': 'unsupported-media-type',
  'charset.unsupported': 'unsupported-media-type',
};

const forProvider = ({ failure }: ProviderError, now: number): Answer => {
  switch (failure.kind) {
    case 'throttled':
      return {
        problem: 'provider-unavailable',
        retryAfter: Math.max(1, Math.ceil((failure.until - now) / 1000)),
      };
    case 'unavailable':
    case 'unintelligible':
    case 'cursor-expired':
      return { problem: 'provider-unavailable' };
    case 'not-found':
    case 'no-mailbox':
    case 'private-items':
      return { problem: 'not-found' };
    case 'not-allowed':
    case 'unauthorised':
      return { problem: 'conflict', detail: 'Microsoft refuses this connection; reconnect it.' };
    case 'exchange':
      return { problem: 'conflict', detail: 'The Exchange server refuses this connection; check it.' };
  }
};

const answerFor = (error: unknown, now: number): Answer => {
  if (error instanceof RequestError)
    return {
      problem: error.problem,
      ...(error.message !== '' && { detail: error.message }),
      ...(error.errors.length > 0 && { errors: error.errors }),
    };
  if (error instanceof Refusal)
    return {
      problem: FOR_REFUSAL[error.kind],
      detail: error.message,
      ...(error.field !== null && { errors: [{ field: error.field, message: error.message }] }),
    };
  if (error instanceof ProviderError) return forProvider(error, now);
  if (error instanceof URIError) return { problem: 'invalid-request' };
  const type = error instanceof Error && 'type' in error ? FOR_PARSER[String(error.type)] : undefined;
  return { problem: type ?? 'internal' };
};

/**
 * The one place where an error becomes a problem document. An error nobody foresaw says nothing about itself.
 * `instance` is the request's id, `now` UTC in ms. https://www.rfc-editor.org/rfc/rfc9457
 */
export const toProblem = (
  error: unknown,
  instance: string,
  now: number,
): { readonly body: Problem; readonly headers: Readonly<Record<string, string>> } => {
  const { problem, detail, errors, retryAfter } = answerFor(error, now);
  return {
    body: {
      type: problemType(problem),
      ...PROBLEMS[problem],
      ...(detail !== undefined && { detail }),
      instance,
      ...(errors && { errors: [...errors] }),
    },
    headers: {
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(problem === 'signed-out' && { 'www-authenticate': 'Bearer error="invalid_token"' }),
    },
  };
};
