import type { RequestHandler, Response } from 'express';
import { LIVE_HEARTBEAT, type LiveEvent } from '../../contract/live.ts';
import type { Clock } from '../ports/clock.ts';
import type { Followed } from '../usecases/follow-changes.ts';
import { contextOf } from './request-context.ts';

export type LiveDeps = {
  readonly followed: Pick<Followed, 'follow'>;
  readonly clock: Clock;
  /** Ends every stream when the server stops. */
  readonly stopping: AbortSignal;
};

/** Each tab of a person needs one; whoever opens more loses the oldest, and hears so. */
const MOST_STREAMS = 20;
/** A reader this far behind (bytes) does not read any more; it begins anew when it does. */
const MOST_UNREAD = 64 * 1024;
/** The longest that a timer takes (ms). */
const LONGEST_TIMER = 2 ** 31 - 1;

const write = (response: Response, event: LiveEvent): void => {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  if (response.writableLength > MOST_UNREAD) response.destroy();
};

/**
 * The stream of what changes for the caller, until their token ends, the server stops or they go.
 * No `Content-Length`, no compression, nothing in between that waits for more.
 */
export const live = ({ followed, clock, stopping }: LiveDeps): RequestHandler => {
  /** What ends the streams of each person, oldest first. */
  const open = new Map<string, Set<() => void>>();

  return (_request, response) => {
    const { caller } = contextOf(response);
    if (!caller) throw new Error('the stream is reached by nobody without a token');
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });

    const owner = { workspace: caller.workspace, userId: caller.account.oid };
    const stop = followed.follow(owner, (event) =>
      write(
        response,
        event === 'everything'
          ? { type: 'opened' }
          : { type: 'changed', connectionId: event.connectionId, meetings: event.meetings },
      ),
    );
    const end = () => {
      write(response, { type: 'ended' });
      response.end();
    };
    const left = Math.min(Math.max(caller.expiresAt - clock.now(), 0), LONGEST_TIMER);
    const expiry = setTimeout(end, left);
    const heartbeat = setInterval(() => {
      // The clock may be one that is moved.
      if (caller.expiresAt <= clock.now()) end();
      else response.write(':\n\n');
    }, LIVE_HEARTBEAT);
    const person = `${owner.workspace} ${owner.userId}`;
    const own = open.get(person) ?? new Set();
    open.set(person, own.add(end));
    const [oldest] = own;
    if (own.size > MOST_STREAMS) oldest?.();
    const leave = () => response.end();
    stopping.addEventListener('abort', leave);
    response.once('close', () => {
      stop();
      own.delete(end);
      if (own.size === 0) open.delete(person);
      clearTimeout(expiry);
      clearInterval(heartbeat);
      stopping.removeEventListener('abort', leave);
    });
  };
};
