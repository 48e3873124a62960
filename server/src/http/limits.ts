import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { EndpointName } from '../../contract/endpoints.ts';
import { RequestError } from './problems.ts';
import { contextOf } from './request-context.ts';

/** The largest body that is read, for the API and for Microsoft's answers alike. */
export const BODY_LIMIT = 64 * 1024;

/** Refuses by the announced length, before anything is read; the parsers refuse what announces less than it is. */
export const announcedLength: RequestHandler = (request, response, next) => {
  if (Number(request.headers['content-length'] ?? 0) <= BODY_LIMIT) return next();
  response.setHeader('connection', 'close');
  throw new RequestError('too-large');
};

const MINUTE = 60_000;

const limit = (perMinute: number, keyOf: Parameters<typeof rateLimit>[0]): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: perMinute,
    standardHeaders: false,
    legacyHeaders: true,
    handler: (_request, _response, next) => next(new RequestError('too-many-requests')),
    ...keyOf,
  });

const perUser = (perMinute: number, more: Parameters<typeof rateLimit>[0] = {}): RequestHandler =>
  limit(perMinute, {
    ...more,
    keyGenerator(_request, response) {
      const { caller } = contextOf(response as Parameters<typeof contextOf>[0]);
      return caller ? `${caller.workspace} ${caller.account.oid}` : 'nobody';
    },
  });

/**
 * How often one person may do what costs a call to Microsoft, guesses at a secret or reads everything, per minute. A waiting
 * tab asks for its consent every 2 s and tries to connect every 20 s; several may be open.
 */
export const endpointLimits = (): Partial<Readonly<Record<EndpointName, RequestHandler>>> => {
  // Whatever examines a server counts together; what was refused before that does not.
  const examinations = perUser(5, { skipFailedRequests: true });
  return {
    connect: perUser(30),
    startConsent: perUser(20),
    getConsent: perUser(120),
    redeemConsent: perUser(20),
    requestApproval: perUser(20),
    connectExchange: examinations,
    renewExchange: examinations,
    examineExchange: examinations,
    syncNow: perUser(12),
    exportMyData: perUser(12),
    exportMyCalendar: perUser(12),
    deleteMyData: perUser(12),
    findAppointment: perUser(120),
  };
};

/** How often one address may open the pages of the sign-in; a whole organisation may share an address. */
export const signInLimit = (): RequestHandler =>
  limit(300, { keyGenerator: (request) => ipKeyGenerator(request.ip ?? '') });
