import type { RequestHandler } from 'express';
import { problem } from './problems.ts';

const isLoopback = (address: string | undefined) =>
  address !== undefined &&
  (address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.'));

/**
 * Lets through programs of this machine and the sandbox's own pages, and no other web page: whoever may
 * call this may become anybody. `same-site` is refused too, since all ports of localhost are one site.
 */
export const ownPagesOnly: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const ownOrigin = `${request.protocol}://${request.get('host')}`;
  if (!isLoopback(request.socket.remoteAddress)) problem(response, 403, 'Only this machine may do that.');
  else if (site !== undefined && site !== 'same-origin' && site !== 'none')
    problem(response, 403, `A page of another origin (${site}) may not do that.`);
  else if (origin !== undefined && origin !== ownOrigin)
    problem(response, 403, `A page of ${origin} may not do that.`);
  else next();
};
