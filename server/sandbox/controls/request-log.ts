import type { Request, RequestHandler } from 'express';

/** One request that reached the pretend Microsoft. Of its secrets only the presence is kept. */
type LoggedRequest = {
  /** UTC ms of the sandbox's clock, when the answer was finished. */
  at: number;
  method: string;
  /** Name that the caller used, with port. */
  host: string;
  path: string;
  /** 0: nothing was answered. */
  status: number;
  /** Whether it carried an Authorization header. */
  authorization: boolean;
  /** Of the page that sent it; null for a server. */
  origin: string | null;
  /** `grant_type` of a token request. */
  grant: string | null;
  /** Method and path of each step of a batch; null for anything else. */
  steps: string[] | null;
  /** What struck it, or a step of it. */
  fault: { id: string; kind: string } | null;
};

/** Values that are no secret; of all other parameters only the name is kept. */
const harmless =
  /^(\$.*|startDateTime|endDateTime|scope|prompt|response_type|response_mode|redirect_uri|client_id|error)$/;
const cursor = /^\$(deltatoken|skiptoken)$/i;

export const pathWithoutSecrets = (url: string): string => {
  const [path = '', query] = url.split(/\?(.*)/s);
  if (!query) return path;
  const parameters = [...new URLSearchParams(query)].map(([name, value]) =>
    harmless.test(name) && !cursor.test(name) ? `${name}=${value}` : `${name}=…`,
  );
  return `${path}?${parameters.join('&')}`;
};

const grantOf = (request: Request): string | null => {
  const grant: unknown = (request.body as Record<string, unknown> | undefined)?.grant_type;
  return typeof grant === 'string' ? grant : null;
};

const stepsOf = (request: Request): string[] | null => {
  const steps: unknown = (request.body as Record<string, unknown> | undefined)?.requests;
  return Array.isArray(steps)
    ? steps.map(({ method, url }: Record<string, unknown>) => `${method} ${pathWithoutSecrets(String(url))}`)
    : null;
};

export type RequestLog = {
  middleware: RequestHandler;
  /** Oldest first. */
  entries(): LoggedRequest[];
  clear(): void;
};

/** Remembers the last `capacity` requests in memory. */
export const createRequestLog = (capacity: number, now: () => number): RequestLog => {
  let ring: LoggedRequest[] = [];
  let oldest = 0;

  const add = (entry: LoggedRequest) => {
    if (ring.length < capacity) ring.push(entry);
    else {
      ring[oldest] = entry;
      oldest = (oldest + 1) % capacity;
    }
  };

  return {
    middleware: (request, response, next) => {
      response.once('close', () =>
        add({
          at: now(),
          method: request.method,
          host: request.get('host') ?? '',
          path: pathWithoutSecrets(request.originalUrl),
          status: response.headersSent ? response.statusCode : 0,
          authorization: request.get('authorization') !== undefined,
          origin: request.get('origin') ?? null,
          grant: grantOf(request),
          steps: stepsOf(request),
          fault: response.locals.fault ?? null,
        }),
      );
      next();
    },
    entries: () => [...ring.slice(oldest), ...ring.slice(0, oldest)],
    clear: () => {
      ring = [];
      oldest = 0;
    },
  };
};
