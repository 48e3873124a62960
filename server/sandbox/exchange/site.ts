import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import express, { type Express, type Request, type RequestHandler, type Response, Router } from 'express';
import type { ExchangeData } from '../state/exchange-data.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { createAnswering, type Said } from './answer.ts';
import type { ExchangeLog } from './request-log.ts';
import type { WindowsAccount } from './sign-in/accounts.ts';
import type { Gate } from './sign-in/gate.ts';
import { releaseOf } from './versions.ts';

export type SiteOptions = {
  state: SandboxState;
  data(): ExchangeData;
  gate: Gate;
  log: ExchangeLog;
  /** What a client that is bound to the server's present certificate sends. */
  binding(): Buffer;
  /** Asked before anybody is signed in, and after. */
  faults: { door: RequestHandler; inside: RequestHandler };
  holds?: RequestHandler;
};

/** Of one request, kept in `response.locals`. */
type Locals = {
  operation: string | null;
  codes: string[];
  account: WindowsAccount | null;
  fault?: { id: string; kind: string };
  /** What Exchange says in place of what it should. */
  said?: Said;
};

export const localsOf = (response: Response): Locals => response.locals as Locals;

const LARGEST_REQUEST = '16mb';
/** Shorter answers are not compressed. */
const WORTH_COMPRESSING = 1_024;

/** The web server in front of Exchange: what it says at which address, and to whom. */
export function createSite(options: SiteOptions): Express {
  const { data, gate, log, state, binding } = options;
  const answering = createAnswering(state, data);
  const numbers = new WeakMap<Socket, number>();
  let connections = 0;

  const numberOf = (socket: Socket): number => {
    const known = numbers.get(socket);
    if (known !== undefined) return known;
    connections += 1;
    numbers.set(socket, connections);
    return connections;
  };

  const remembered: RequestHandler = (request, response, next) => {
    const locals = localsOf(response);
    Object.assign(locals, { operation: null, codes: [], account: null });
    const connection = numberOf(request.socket);
    response.once('close', () =>
      log.add({
        at: state.clock.now(),
        connection,
        method: request.method,
        path: request.path,
        status: response.headersSent ? response.statusCode : 0,
        operation: locals.operation,
        codes: locals.codes,
        account: locals.account?.name ?? null,
        authorization: request.get('authorization')?.split(' ')[0] ?? null,
        fault: locals.fault ?? null,
      }),
    );
    next();
  };

  const described: RequestHandler = (request, response, next) => {
    const release = releaseOf(data().settings.version);
    response.set({
      Server: `Microsoft-IIS/${release.iis}`,
      'X-Powered-By': 'ASP.NET',
      'request-id': randomUUID(),
      'Cache-Control': 'private',
    });
    if (release.build[0] >= 15) response.set({ 'X-FEServer': 'EX01', 'X-BEServer': 'EX01' });
    const clientId = request.get('client-request-id');
    if (clientId && request.get('return-client-request-id') === 'true')
      response.set('client-request-id', clientId);
    next();
  };

  const operationRead: RequestHandler = (request, response, next) => {
    localsOf(response).operation = operationIn(textOf(request));
    next();
  };

  const signedIn: RequestHandler = (request, response, next) => {
    const admission = gate.admit(request.socket, request.get('authorization'), binding());
    if ('account' in admission) {
      localsOf(response).account = admission.account;
      next();
    } else refuse(response, admission.challenges);
  };

  const answered: RequestHandler = async (request, response) => {
    const { latency } = state.switches;
    if (latency > 0) await wait(latency, undefined, { ref: false });
    const { account, said = null } = localsOf(response);
    if (account === null) throw new Error('Nobody is signed in.');
    const { status, xml, codes } = answering(textOf(request), account, said);
    localsOf(response).codes = codes;
    setCookies(response, releaseOf(data().settings.version).build[0]);
    const body = Buffer.from(xml);
    response.status(status).set('Content-Type', 'text/xml; charset=utf-8');
    const compressed =
      data().settings.compression &&
      body.length > WORTH_COMPRESSING &&
      /\bgzip\b/.test(request.get('accept-encoding') ?? '');
    if (compressed) response.set({ 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    response.end(compressed ? gzipSync(body, { level: 1 }) : body);
  };

  const ews = Router();
  const asmx = Router();
  asmx.use(express.text({ type: () => true, limit: LARGEST_REQUEST }));
  asmx.use(operationRead, options.faults.door, signedIn, options.faults.inside);
  asmx.get('/', (_request, response) => {
    response.redirect('/EWS/Services.wsdl');
  });
  asmx.post('/', (request, response, next) => {
    if (/^(text|application\/soap)\b.*xml/.test(request.get('content-type') ?? ''))
      answered(request, response, next);
    else {
      const got = request.get('content-type') ?? '';
      response.status(415).set('Content-Type', 'text/plain');
      response.end(
        `Cannot process the message because the content type '${got}' was not the expected type 'text/xml; charset=utf-8'.`,
      );
    }
  });
  asmx.all('/', (_request, response) => {
    response.status(405).end();
  });
  ews.use('/exchange.asmx', asmx);
  ews.get('/services.wsdl', signedIn, (_request, response) => {
    response
      .type('text/xml')
      .end(
        '<?xml version="1.0" encoding="utf-8"?><wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"/>',
      );
  });

  const app = express().disable('x-powered-by').disable('etag');
  app.use(remembered, described);
  if (options.holds) app.use(options.holds);
  app.use('/ews', ews);
  app.get('/', (_request, response) => {
    response.redirect('/owa/');
  });
  app.get(/^\/owa/i, (_request, response) => {
    response.type('html').end(logonPage);
  });
  app.use((_request, response) => {
    response.status(404).type('html').end(notFoundPage);
  });
  return app;
}

const textOf = (request: Request): string => (typeof request.body === 'string' ? request.body : '');

/** The root element in the body of an envelope, without reading all of it. */
const operationIn = (text: string): string | null =>
  /<(?:[\w-]+:)?Body[^>]*>\s*(?:<!--[\s\S]*?-->\s*)*<(?:[\w-]+:)?(\w+)/.exec(text)?.[1] ?? null;

/** A 401. The connection stays open: it is what NTLM goes on with. */
export function refuse(response: Response, challenges: string[]): void {
  response.status(401).set('WWW-Authenticate', challenges);
  response.set('Content-Type', 'text/html').end(unauthorizedPage);
}

function setCookies(response: Response, major: number): void {
  const name = major >= 15 ? 'X-BackEndCookie' : 'exchangecookie';
  response.append('Set-Cookie', `${name}=${randomUUID().replaceAll('-', '')}; path=/; HttpOnly`);
}

const page = (title: string, text: string): string =>
  `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\r\n<html xmlns="http://www.w3.org/1999/xhtml">\r\n<head><title>${title}</title></head>\r\n<body>${text}</body></html>\r\n`;

const unauthorizedPage = page(
  '401 - Unauthorized: Access is denied due to invalid credentials.',
  '<h2>401 - Unauthorized: Access is denied due to invalid credentials.</h2>',
);
const notFoundPage = page(
  '404 - File or directory not found.',
  '<h2>404 - File or directory not found.</h2>',
);
export const logonPage = page(
  'Outlook',
  '<form action="/owa/auth.owa" method="POST"><label>Domain\\user name <input name="username"></label><label>Password <input type="password" name="password"></label><input type="submit" value="sign in"></form>',
);
