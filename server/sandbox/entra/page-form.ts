import type { Request, RequestHandler } from 'express';
import { z } from 'zod';

/** What the sign-in and consent pages post to themselves. */
export const PageForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('pick'), account: z.string() }),
  z.object({
    step: z.literal('second-factor'),
    account: z.string(),
    decision: z.enum(['approve', 'cancel']),
  }),
  z.object({
    step: z.literal('consent'),
    account: z.string(),
    decision: z.enum(['accept', 'cancel']),
    organization: z.literal('yes').exactOptional(),
  }),
  z.object({ step: z.literal('approval'), account: z.string(), decision: z.literal('return') }),
]);
export type PageForm = z.infer<typeof PageForm>;

/** Only Entra's own pages post here: another page must not choose or agree in a person's place. */
export const fromOwnPage: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') response.sendStatus(403);
  else next();
};

/** The same page with the account picker first. */
export const withPicker = (request: Request): string => {
  const [path = '', query = ''] = request.originalUrl.split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  parameters.set('prompt', 'select_account');
  parameters.delete('login_hint');
  return `${path}?${parameters}`;
};
