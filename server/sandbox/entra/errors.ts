import { AADSTS, UNLISTED } from './aadsts.ts';

type Details = Record<string, string>;

/** An answer of Entra that is an error. `details` fill the text; `error` replaces OAuth's usual word for the number. */
export class EntraError extends Error {
  readonly number: number;
  readonly error: string;
  readonly suberror: string | undefined;
  readonly needsClaims: boolean;

  constructor(number: number, details: Details = {}, error?: string) {
    const entry = AADSTS[number] ?? UNLISTED;
    super(entry.text.replaceAll(/\{(\w+)\}/g, (_, name: string) => details[name] ?? ''));
    this.number = number;
    this.error = error ?? entry.error;
    this.suberror = entry.suberror;
    this.needsClaims = entry.claims === true;
  }
}

/** What tells one request from another in Microsoft's logs, and when it was, in UTC ms. */
export type Trace = { traceId: string; correlationId: string; now: number };

const timestamp = (now: number) => `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;

/** `error_description` as Microsoft words it, with the lines for its support. */
export const description = (error: EntraError, trace: Trace): string =>
  [
    `AADSTS${error.number}: ${error.message}`,
    `Trace ID: ${trace.traceId}`,
    `Correlation ID: ${trace.correlationId}`,
    `Timestamp: ${timestamp(trace.now)}`,
  ].join('\r\n');

export const errorUri = (error: EntraError, authority: string) => `${authority}/error?code=${error.number}`;

/** Conditional access policy that stands behind every challenge of the sandbox. */
const POLICY = '9ab03e19-ed42-4168-b6b7-7001fb3e933a';

const challenge = JSON.stringify({ access_token: { capolids: { essential: true, values: [POLICY] } } });

/**
 * The JSON of a failed token request.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application
 */
export const errorBody = (error: EntraError, trace: Trace, authority: string) => ({
  error: error.error,
  error_description: description(error, trace),
  error_codes: [error.number],
  timestamp: timestamp(trace.now),
  trace_id: trace.traceId,
  correlation_id: trace.correlationId,
  error_uri: errorUri(error, authority),
  ...(error.suberror && { suberror: error.suberror }),
  ...(error.needsClaims && { claims: challenge }),
});
