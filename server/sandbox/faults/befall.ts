import type { NextFunction, Response } from 'express';
import type { Fault, FaultKind, FaultOf } from './fault.ts';
import { foreignLinks } from './foreign-links.ts';
import { holdAnswer } from './held-answer.ts';

/** What happens to the connection or to the real answer. */
const ofTheWay = ['reset', 'lost-answer', 'slow', 'stuck', 'truncated', 'foreign-link'] as const;
type KindOfTheWay = (typeof ofTheWay)[number];

/** A fault by which the service answers otherwise than it should. */
export type AnsweredFault = FaultOf<Exclude<FaultKind, KindOfTheWay>>;

const isOfTheWay = (fault: Fault): fault is FaultOf<KindOfTheWay> =>
  (ofTheWay as readonly string[]).includes(fault.kind);

/** Remembers for the log of requests what struck. */
export const note = (response: Response, { id, kind }: Fault): void => {
  response.locals.fault = { id, kind };
};

/** Does to one request what the fault says; `answer` sends what the service says by itself. */
export function befall(
  fault: Fault,
  response: Response,
  { next, answer }: { next: NextFunction; answer(fault: AnsweredFault): void },
): void {
  note(response, fault);
  if (isOfTheWay(fault)) hinder(fault, response, next);
  else answer(fault as AnsweredFault);
}

function hinder(fault: FaultOf<KindOfTheWay>, response: Response, next: NextFunction): void {
  const cut = () => response.socket?.destroy();
  if (fault.kind === 'reset') {
    cut();
    return;
  }
  holdAnswer(response, ({ body, send, sendHalf }) => {
    switch (fault.kind) {
      case 'lost-answer':
        cut();
        break;
      case 'slow':
        setTimeout(send, fault.ms).unref();
        break;
      case 'stuck':
        sendHalf();
        break;
      case 'truncated':
        sendHalf(cut);
        break;
      case 'foreign-link':
        send(Buffer.from(foreignLinks(body.toString(), fault.origin)));
        break;
    }
  });
  next();
}
