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
import { valued } from './soap/write-xml.ts';
import { type Release, releaseOf } from './versions.ts';

/** An answer, and what is remembered of it. */
export type EwsAnswer = { status: 200 | 500; xml: string; operation: string | null; codes: string[] };

/** What is said by order in place of the answer: everywhere, or in one response message of it. */
export type Said = {
  code: string;
  form: 'fault' | 'messages' | 'one-message';
  /** Number of the one message, from 0. */
  at: number;
  /** ms. */
  backOff: number | null;
};

/** Answers the envelopes of people who are signed in. */
export function createAnswering(state: SandboxState, data: () => ExchangeData) {
  const answer = (text: string, account: WindowsAccount, said: Said | null): EwsAnswer => {
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
      if (said?.form === 'fault') throw new EwsFault(said.code, { details: detailsOf(said) });
      const content = said?.form === 'messages' ? '' : performed(request, account, release);
      return told(
        200,
        request.operation,
        envelope(request.operation, said === null ? content : replaced(request, content, said), release),
      );
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
    return perform(call);
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

const detailsOf = ({ backOff }: Said): string =>
  backOff === null ? '' : valued('t:Value', backOff, { Name: 'BackOffMilliseconds' });

/** The response messages with what is said by order in their place. */
function replaced({ operation, body }: Request, content: string, said: Said): string {
  const message = failure(operation, new EwsFailure(said.code, { details: detailsOf(said) }));
  if (said.form === 'messages') {
    const asked = body.children.find(({ name }) =>
      /^(ItemIds|FolderIds|ParentFolderIds|SourceIds)$/.test(name),
    );
    return messages(Array.from({ length: Math.max(1, asked?.children.length ?? 1) }, () => message));
  }
  let number = -1;
  return content.replace(/<m:\w+ResponseMessage [\s\S]*?<\/m:\w+ResponseMessage>/g, (whole) => {
    number += 1;
    return number === said.at ? message : whole;
  });
}

/** The response codes of an answer, each once. */
const codesIn = (xml: string): string[] => [
  ...new Set([...xml.matchAll(/<[em]:ResponseCode[^>]*>(\w+)</g)].map(([, code]) => code ?? '')),
];
