import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import { MailboxRefusal } from '../state/mailboxes.ts';

/** Something that the address or the body names and that doesn't exist. */
export class NotThere extends Error {}

const titles: Record<number, string> = {
  400: 'The request was not understood',
  403: 'Refused',
  404: 'Not there',
  409: 'That can’t be done',
  500: 'The sandbox failed',
};

/** RFC 9457. */
export const problem = (response: Response, status: number, detail: string) => {
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Problem', status, detail }));
};

/** Errors of body-parser and of Express carry the status that they mean. */
const statusOf = (error: unknown): number => {
  if (error instanceof z.ZodError) return 400;
  if (error instanceof NotThere) return 404;
  if (error instanceof MailboxRefusal) return 409;
  const status = (error as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
};

export const answerProblem: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const detail = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
  problem(response, statusOf(error), detail);
};
