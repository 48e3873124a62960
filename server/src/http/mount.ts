import express, { type RequestHandler, Router } from 'express';
import type { z } from 'zod';
import {
  type Body,
  type EndpointName,
  endpoints,
  type Params,
  type Query,
} from '../../contract/endpoints.ts';
import type { Handlers } from './handler.ts';
import { announcedLength, BODY_LIMIT } from './limits.ts';
import { RequestError } from './problems.ts';
import { contextOf } from './request-context.ts';
import { type FileMeta, sendFile } from './send-file.ts';

/** The names of fields that a schema didn't expect are named one by one. */
const fieldErrors = (part: string, { issues }: z.ZodError) =>
  issues.flatMap(({ path, message, ...issue }) => {
    const at = path.join('.');
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: at ? `${at}.${key}` : key, message: 'Unknown field.' }))
      : [{ field: at || part, message }];
  });

const parse = <T>(part: string, schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RequestError('invalid-request', undefined, fieldErrors(part, parsed.error));
};

/** One row of the table; TypeScript loses the row's name on the way to its schemas. */
const rowOf = <N extends EndpointName>(name: N) =>
  endpoints[name] as unknown as {
    readonly params: z.ZodType<Params<N>>;
    readonly query: z.ZodType<Query<N>>;
    readonly body: z.ZodType<Body<N>>;
    readonly file?: FileMeta;
  };

const jsonOnly: RequestHandler = (request, _response, next) => {
  const empty = request.headers['content-length'] === '0' || !('content-type' in request.headers);
  if (!empty && !request.is('application/json')) throw new RequestError('unsupported-media-type');
  next();
};

const answer = <N extends EndpointName>(name: N, handlers: Handlers): RequestHandler => {
  const { params, query, body, file } = rowOf(name);
  return async (request, response) => {
    const { caller } = contextOf(response);
    if (!caller) throw new RequestError('signed-out');
    const result = await handlers[name]({
      caller,
      params: parse('params', params, request.params),
      query: parse('query', query, request.query),
      body: parse('body', body, request.body),
    });
    response.setHeader('cache-control', 'no-store');
    if (file) await sendFile(response, file, result as AsyncIterable<string>);
    else if (result === undefined) response.status(204).end();
    else response.json(result);
  };
};

/** Binds the contract's table of endpoints to their handlers. Nothing is read of a request before its bearer is known. */
export const mount = (
  handlers: Handlers,
  authenticated: RequestHandler,
  limits: Partial<Readonly<Record<EndpointName, RequestHandler>>>,
): Router => {
  const router = Router({ strict: true });
  const json = express.json({ limit: BODY_LIMIT, type: 'application/json' });
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const { method, path } = endpoints[name];
    const limited = limits[name];
    router[method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](
      path.replace(/\{(\w+)\}/g, ':$1'),
      authenticated,
      ...(limited ? [limited] : []),
      announcedLength,
      jsonOnly,
      json,
      answer(name, handlers),
    );
  }
  return router;
};
