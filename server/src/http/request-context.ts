import type { Response } from 'express';
import type { Caller } from '../ports/caller.ts';

/** What is known of a request while it is answered. */
export type RequestContext = {
  /** In the log and, as `instance`, in a problem document. */
  readonly id: string;
  /** Present once the bearer token was verified. */
  caller?: Caller;
};

export const contextOf = (response: Response): RequestContext => response.locals.context as RequestContext;
