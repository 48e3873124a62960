import type { GraphStep } from './chain.ts';
import { PREFER } from './requests.ts';

/** The same preferences on every request, links included. */
export const prefer: GraphStep = (outgoing, _call, next) => {
  outgoing.headers.Prefer = PREFER;
  return next();
};
