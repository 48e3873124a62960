import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { GraphCall } from './call.ts';

/** What is sent; steps may change it before they pass it on. */
export type Outgoing = { url: string; readonly init: RequestInit; readonly headers: Record<string, string> };

/** One step of a request: does its part and calls `next`, several times if it must. */
export type GraphStep = (
  outgoing: Outgoing,
  call: GraphCall,
  next: () => Promise<Response>,
) => Promise<Response>;

const callOf = (context: Context): GraphCall => {
  const call = context.middlewareControl?.getMiddlewareOptions(GraphCall);
  if (!(call instanceof GraphCall)) throw new Error('a request without its call');
  return call;
};

const outgoingOf = ({ request, options }: Context): Outgoing => {
  const init = (options ?? {}) as RequestInit;
  const headers = { ...(init.headers as Record<string, string> | undefined) };
  return { url: typeof request === 'string' ? request : request.url, init, headers };
};

/** The Graph client's middleware out of our steps, in order; `send` ends the chain. */
export const chain = (
  steps: readonly GraphStep[],
  send: (outgoing: Outgoing, call: GraphCall) => Promise<Response>,
): Middleware => ({
  async execute(context) {
    const call = callOf(context);
    const outgoing = outgoingOf(context);
    const run = (i: number): Promise<Response> => {
      const step = steps[i];
      return step ? step(outgoing, call, () => run(i + 1)) : send(outgoing, call);
    };
    try {
      context.response = await run(0);
    } catch (error) {
      call.error = error;
      throw error;
    }
  },
});
