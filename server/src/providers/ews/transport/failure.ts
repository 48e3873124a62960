import type { ExchangeFinding } from '../../../domain/exchange/finding.ts';
import { type Failure, ProviderError } from '../../../ports/failure.ts';
import { NtlmError } from '../ntlm/error.ts';
import { type Found, Trouble } from './trouble.ts';

/** Errors of the system, of TLS, of the HTTP client and of zlib. https://nodejs.org/api/errors.html */
const CODES: Readonly<Record<string, ExchangeFinding>> = {
  ENOTFOUND: 'name-unknown',
  ENODATA: 'name-unknown',
  EAI_AGAIN: 'name-unknown',
  EAI_FAIL: 'name-unknown',
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'connection-timed-out',
  EHOSTUNREACH: 'connection-timed-out',
  ENETUNREACH: 'connection-timed-out',
  UND_ERR_HEADERS_TIMEOUT: 'connection-timed-out',
  UND_ERR_BODY_TIMEOUT: 'connection-timed-out',
  ECONNRESET: 'connection-lost',
  ECONNABORTED: 'connection-lost',
  EPIPE: 'connection-lost',
  UND_ERR_SOCKET: 'connection-lost',
  ERR_STREAM_PREMATURE_CLOSE: 'connection-lost',
  // Compressed data that ends too early.
  Z_BUF_ERROR: 'connection-lost',
  Z_DATA_ERROR: 'answer-unintelligible',
  UND_ERR_HEADERS_OVERFLOW: 'answer-unintelligible',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls-missing',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls-missing',
  ERR_SSL_HTTP_REQUEST: 'tls-missing',
  ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC: 'connection-lost',
  ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: 'connection-lost',
  // Nobody is at home under this name.
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'no-exchange',
  // It wants people to show a certificate.
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'no-known-sign-in',
};

/** What passes by itself. */
const PASSING: ReadonlySet<ExchangeFinding> = new Set([
  'connection-refused',
  'connection-timed-out',
  'connection-lost',
  'server-busy',
  'server-failing',
]);

/** Errors are read by what they carry: those of Node are not of the same class in every context. */
const carried = (error: unknown, name: 'code' | 'name' | 'cause'): unknown =>
  typeof error === 'object' && error !== null && name in error
    ? (error as Record<typeof name, unknown>)[name]
    : undefined;

const codeOf = (error: unknown): string => {
  const code = carried(error, 'code');
  return typeof code === 'string' ? code : '';
};

const findingOfCode = (code: string): ExchangeFinding | null => {
  const known = CODES[code];
  if (known !== undefined) return known;
  // Whatever else TLS can't agree on is a protocol or a cipher of the past.
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return 'tls-too-old';
  // What was encrypted well and is no HTTP.
  return code.startsWith('HPE_') ? 'no-exchange' : null;
};

/** What an error says about the server or the way to it; null when it says nothing of either. */
export const findingOf = (error: unknown): Found | null => {
  if (error instanceof Trouble) return { finding: error.finding, fact: error.fact };
  if (error instanceof ProviderError && error.failure.kind === 'exchange')
    return { finding: error.failure.finding, fact: error.failure.fact };
  if (error instanceof NtlmError) return { finding: 'answer-unintelligible', fact: null };
  if (carried(error, 'name') === 'TimeoutError') return { finding: 'connection-timed-out', fact: null };
  const finding = findingOfCode(codeOf(error));
  if (finding !== null) return { finding, fact: null };
  const cause = carried(error, 'cause');
  return cause === undefined ? null : findingOf(cause);
};

/** The same as the port says it: what passes by itself is waited for, everything else needs a person. */
const failureOf = (error: unknown): Failure => {
  if (error instanceof Trouble && error.until !== null) return { kind: 'throttled', until: error.until };
  const found = findingOf(error);
  // Names of a moment ago are found again: the resolver itself was away.
  if (found === null || PASSING.has(found.finding) || codeOf(error) === 'EAI_AGAIN')
    return { kind: 'unavailable' };
  if (found.finding === 'answer-unintelligible') return { kind: 'unintelligible', path: 'answer' };
  return { kind: 'exchange', ...found };
};

/** The error that leaves the transport; its cause keeps what `findingOf` needs. */
export const providerError = (error: unknown): ProviderError =>
  error instanceof ProviderError ? error : new ProviderError(failureOf(error), { cause: error });
