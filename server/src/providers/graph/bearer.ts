import type { GraphStep } from './chain.ts';

/** Lends the request a token, and once more a fresh one when Graph refuses it. */
export const bearer: GraphStep = async (outgoing, { access }, next) => {
  const token = await access.token();
  outgoing.headers.Authorization = `Bearer ${token}`;
  const response = await next();
  if (response.status !== 401) return response;
  outgoing.headers.Authorization = `Bearer ${await access.token(token)}`;
  return next();
};
