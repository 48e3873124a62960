import type { ExchangeData } from '../state/exchange-data.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { type Caller, Reach } from './caller.ts';
import { EwsFailure, EwsFault } from './ews-failure.ts';
import { operations } from './operations/operations.ts';
import { prefixed } from './prefixes.ts';
import { type Request, readRequest } from './requests/read-request.ts';
import type { WindowsAccount } from './sign-in/accounts.ts';
import { envelope, faultEnvelope } from './soap/envelope.ts';
import { failure, messages } from './soap/messages.ts';
import { type Release, releaseOf } from './versions.ts';

/** An answer, and what is remembered of it. */
export type EwsAnswer = { status: 200 | 500; xml: string; operation: string | null; codes: string[] };

/** Answers the envelopes of people who are signed in. */
export function createAnswering(state: SandboxState, data: () => ExchangeData) {
  const answer = (text: string, account: WindowsAccount): EwsAnswer => {
    const { settings } = data();
    const release = releaseOf(settings.version);
    const told = (status: 200 | 500, operation: string | null, xml: string): EwsAnswer => ({
      status,
      operation,
      codes: codesIn(xml),
      xml: prefixed(xml, settings.prefixes),
    });
    let request: Request | null = null;
    try {
      request = readRequest(text, release);
      return told(200, request.operation, performed(request, account, release));
    } catch (error) {
      if (!(error instanceof EwsFailure)) throw error;
      if (error instanceof EwsFault || request === null)
        return told(500, request?.operation ?? null, faultEnvelope(asFault(error), release));
      const { operation } = request;
      return told(200, operation, envelope(operation, messages([failure(operation, error)]), release));
    }
  };

  const performed = (request: Request, account: WindowsAccount, release: Release): string => {
    const { operation, body, schema, milliseconds } = request;
    const perform = operations[operation];
    const record = (what: string) => state.record('exchange', `${operation}: ${what}`);
    if (perform === undefined) {
      record('operation');
      throw new EwsFault('ErrorInvalidRequest', {
        message: 'The request is invalid.',
        reason: `The SOAP action specified for the request '${operation}' is not supported.`,
      });
    }
    const reach = new Reach(state, callerOf(request, account));
    const { settings } = data();
    const call = { state, settings, release, schema, milliseconds, reach, request: body, record };
    return envelope(operation, perform(call), release);
  };

  const callerOf = ({ impersonated }: Request, account: WindowsAccount): Caller => {
    if (impersonated === null) return { account, oid: account.oid };
    if (account.oid !== null) throw new EwsFault('ErrorImpersonateUserDenied');
    const wanted = impersonated.toLowerCase();
    const person = state.directory.people.find(({ address }) => address.toLowerCase() === wanted);
    if (!person) throw new EwsFault('ErrorNonExistentMailbox');
    const { oid, address } = person;
    return { account: { name: address, userPrincipalName: address, oid }, oid };
  };

  return answer;
}

const asFault = (error: EwsFailure): EwsFault =>
  error instanceof EwsFault ? error : new EwsFault(error.code);

/** The response codes of an answer, each once. */
const codesIn = (xml: string): string[] => [
  ...new Set([...xml.matchAll(/<[em]:ResponseCode[^>]*>(\w+)</g)].map(([, code]) => code ?? '')),
];
