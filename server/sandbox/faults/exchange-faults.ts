import type { RequestHandler } from 'express';
import type { WindowsAccount } from '../exchange/sign-in/accounts.ts';
import type { Gate } from '../exchange/sign-in/gate.ts';
import { localsOf, logonPage, refuse } from '../exchange/site.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { type AnsweredFault, befall, note } from './befall.ts';
import type { Whose } from './whose.ts';

/**
 * Lets the faults strike that were put on Exchange: at the door those of whatever stands in front of it, inside those
 * that come from Exchange itself to somebody who is signed in.
 */
export function createExchangeFaults(options: { state: SandboxState; gate: Gate }): {
  door: RequestHandler;
  inside: RequestHandler;
} {
  const { state, gate } = options;

  const whose = (account: WindowsAccount | null): Whose => {
    const person = state.directory.people.find(({ oid }) => oid === account?.oid);
    return { person: person?.oid ?? null, tenant: person?.tenantId ?? null };
  };

  const striking =
    (stage: 'door' | 'inside'): RequestHandler =>
    (request, response, next) => {
      const { faults } = state;
      if (!faults.threaten('exchange')) return next();
      const { operation, account } = localsOf(response);
      const authorization = request.get('authorization');
      const fault = faults.strike({
        service: 'exchange',
        method: request.method,
        path: request.originalUrl.split('?')[0] ?? '',
        query: new URLSearchParams(),
        grant: null,
        step: false,
        whose: whose(account),
        exchange: {
          operation,
          stage,
          continued: authorization === undefined || /^basic /i.test(authorization),
        },
      });
      if (fault === null) return next();
      if (fault.kind === 'ews-error') {
        note(response, fault);
        const { code, form, at, backOff } = fault;
        localsOf(response).said = { code, form, at, backOff };
        return next();
      }
      if (fault.kind === 'throttled') {
        note(response, fault);
        const backOff = fault.retryAfter === null ? null : fault.retryAfter * 1000;
        localsOf(response).said = { code: 'ErrorServerBusy', form: 'fault', at: 0, backOff };
        return next();
      }
      const answer = (answered: AnsweredFault) => {
        switch (answered.kind) {
          case 'unavailable':
            response.status(answered.status).type('html').end(gatewayPage(answered.status));
            break;
          case 'session-lost':
          case 'unauthorised':
            gate.forget(request.socket);
            localsOf(response).account = null;
            refuse(response, gate.offers());
            break;
          case 'forbidden':
            response.status(403).type('html').end(gatewayPage(403));
            break;
          case 'not-found':
            response.status(404).type('html').end(gatewayPage(404));
            break;
          case 'sign-in-page':
            response.type('html').end(logonPage);
            break;
          case 'redirect':
            response.status(answered.status).set('Location', answered.to).end();
            break;
          case 'error-page':
            response.redirect('/ews/genericerrorpage.htm');
            break;
          case 'malformed':
            response.set('Content-Type', 'text/xml; charset=utf-8');
            response.end('<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://sche');
            break;
          case 'empty':
            response.set('Content-Type', 'text/xml; charset=utf-8').end();
            break;
          default:
            throw new Error(`Exchange has no answer for ${answered.kind}.`);
        }
      };
      befall(fault, response, { next, answer });
    };

  return { door: striking('door'), inside: striking('inside') };
}

const titles: Record<number, string> = {
  403: 'Forbidden: Access is denied.',
  404: 'File or directory not found.',
  500: 'Internal server error.',
  502: 'Web server received an invalid response while acting as a gateway or proxy server.',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const gatewayPage = (status: number): string =>
  `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">\r\n<HTML><HEAD><TITLE>${titles[status]}</TITLE></HEAD>\r\n<BODY><h2>${titles[status]}</h2><hr><p>HTTP Error ${status}. ${titles[status]}</p></BODY></HTML>\r\n`;
