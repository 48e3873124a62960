import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { FaultOf } from './fault.ts';
import { withForeignLink } from './foreign-link.ts';
import { holdAnswer } from './held-answer.ts';

/** Faults in which the request is carried out and its answer suffers on the way. */
export type Spoiling = FaultOf<'lost-answer' | 'slow' | 'stuck' | 'truncated' | 'foreign-link'>;

/** Ends the connection; what the log says of it is that nobody heard an answer. */
export const hangUp = (request: Request, response: Response): void => {
  response.statusCode = 0;
  request.socket.destroy();
};

/** The headers of the whole and half of the body; `then` when that is on its way. */
const sendHalf = (response: Response, body: Buffer, then: () => void): void => {
  response.set('Content-Length', String(body.length));
  response.write(body.subarray(0, Math.floor(body.length / 2)), then);
};

const send = (response: Response, body: Buffer): void => {
  response.removeHeader('Content-Length');
  response.end(body.length === 0 ? undefined : body);
};

/** To be called before the request is carried out. */
export const spoilAnswer = async (fault: Spoiling, request: Request, response: Response): Promise<void> => {
  const body = await holdAnswer(response);
  switch (fault.kind) {
    case 'lost-answer':
      return hangUp(request, response);
    case 'slow':
      await wait(fault.ms, undefined, { ref: false });
      return send(response, body);
    case 'stuck':
      if (body.length > 0) sendHalf(response, body, () => {});
      return;
    case 'truncated':
      if (body.length === 0) return hangUp(request, response);
      return sendHalf(response, body, () => request.socket.destroySoon());
    case 'foreign-link':
      return send(response, Buffer.from(withForeignLink(body.toString(), fault.origin)));
  }
};
