import { type Failure, ProviderError } from '../../src/ports/failure.ts';
import type { Answering, Heard } from './listener.ts';
import { lending } from './login.ts';
import { typeOf } from './ntlm.ts';

export const XML = { 'content-type': 'text/xml; charset=utf-8' };
export const HTML = { 'content-type': 'text/html; charset=utf-8' };

export const anna = () => lending({ username: 'CONTOSO\\anna', password: 'Geheim-123' });

/** Answers with what it was asked. */
export const echo: Answering = ({ body }, response) => {
  response.writeHead(200, XML).end(body);
};

/** Demands Basic of whoever shows nothing; `come` answers everybody else. */
export const basic =
  (come: Answering): Answering =>
  (heard, response, peer) => {
    if (heard.authorization.startsWith('Basic ')) return come(heard, response, peer);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="mail"' }).end('<p>Unauthorized</p>');
  };

/** How a login was shown in each request. */
export const schemes = (heard: readonly Heard[]) =>
  heard.map((one) =>
    one.authorization.startsWith('Basic ') ? 'basic' : ['none', 'type 1', '', 'type 3'][typeOf(one)],
  );

/** Why something failed, as the port says it. */
export const failureOf = async (sent: Promise<unknown>): Promise<Failure> => {
  const reason = await sent.then(
    () => new Error('it went well'),
    (error: unknown) => error,
  );
  if (!(reason instanceof ProviderError)) throw reason;
  return reason.failure;
};

export const found = (finding: string, fact: string | null = null) => ({ kind: 'exchange', finding, fact });
