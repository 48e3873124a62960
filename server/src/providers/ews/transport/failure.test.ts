import { expect, test } from '@jest/globals';
import { ProviderError } from '../../../ports/failure.ts';
import { NtlmError } from '../ntlm/error.ts';
import { findingOf, providerError } from './failure.ts';
import { Trouble } from './trouble.ts';

const withCode = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code });

const exchange = (finding: string, fact: string | null = null) => ({ kind: 'exchange', finding, fact });
const UNAVAILABLE = { kind: 'unavailable' };

test.each([
  [withCode('ENOTFOUND'), 'name-unknown', exchange('name-unknown')],
  // The resolver is away, and the name may be a good one.
  [withCode('EAI_AGAIN'), 'name-unknown', UNAVAILABLE],
  [withCode('ECONNREFUSED'), 'connection-refused', UNAVAILABLE],
  [withCode('EHOSTUNREACH'), 'connection-timed-out', UNAVAILABLE],
  [withCode('ECONNRESET'), 'connection-lost', UNAVAILABLE],
  [withCode('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls-missing', exchange('tls-missing')],
  [withCode('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'), 'tls-too-old', exchange('tls-too-old')],
  [withCode('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'no-known-sign-in', exchange('no-known-sign-in')],
  [withCode('HPE_INVALID_CONSTANT'), 'no-exchange', exchange('no-exchange')],
  [withCode('Z_DATA_ERROR'), 'answer-unintelligible', { kind: 'unintelligible', path: 'answer' }],
  [new NtlmError('nonsense'), 'answer-unintelligible', { kind: 'unintelligible', path: 'answer' }],
  [new DOMException('', 'TimeoutError'), 'connection-timed-out', UNAVAILABLE],
  [new Error('outer', { cause: withCode('EPIPE') }), 'connection-lost', UNAVAILABLE],
  [new Trouble('server-busy'), 'server-busy', UNAVAILABLE],
  [new Trouble('server-busy', { until: 7 }), 'server-busy', { kind: 'throttled', until: 7 }],
  [new Trouble('redirected', { fact: 'a.example' }), 'redirected', exchange('redirected', 'a.example')],
])('%p is found to be %s', (error, finding, failure) => {
  expect(findingOf(error)?.finding).toBe(finding);
  const thrown = providerError(error);
  expect(thrown.failure).toEqual(failure);
  // What left the transport still says what it was.
  expect(findingOf(thrown)?.finding).toBe(finding);
});

test('what says nothing of a server is no finding, and passes', () => {
  for (const error of [new Error('bug'), new DOMException('', 'AbortError'), 'text', null]) {
    expect(findingOf(error)).toBeNull();
    expect(providerError(error).failure).toEqual(UNAVAILABLE);
  }
});

test('an error of the port stays the one it is', () => {
  const error = new ProviderError({ kind: 'not-found' });
  expect(providerError(error)).toBe(error);
});
