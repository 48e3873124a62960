import {
  type Answer,
  type Body,
  type EndpointName,
  endpoints,
  type Params,
  type Query,
} from '../contract/endpoints.ts';
import { trustingFetch } from './certificates.ts';

export type Reply<T> = { readonly status: number; readonly body: T; readonly headers: Headers };

type Input<N extends EndpointName> = {
  readonly params?: Params<N>;
  readonly query?: Query<N>;
  readonly body?: Body<N>;
};

export type Api = {
  /** Calls an endpoint and holds its answer against the contract; throws with the problem when it is refused. */
  call<N extends EndpointName>(name: N, input?: Input<N>): Promise<Answer<N>>;
  /** Sends whatever is given and tells what came back, for requests that ought to be refused. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply<unknown>>;
  token(): Promise<string>;
};

const pathOf = (path: string, params: Record<string, string>, query: Record<string, string>): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
};

/** A client of the API with the bearer token of one person. */
export const apiOf = (server: string, token: () => Promise<string>): Api => {
  const send: Api['send'] = async (method, path, body, headers = {}) => {
    const response = await trustingFetch(`${server}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token()}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: json ? JSON.parse(text) : text,
      headers: response.headers as unknown as Headers,
    };
  };
  return {
    send,
    token,
    async call(name, input = {}) {
      const { method, path, answer } = endpoints[name];
      const { params = {}, query = {}, body } = input as { params?: object; query?: object; body?: unknown };
      const reply = await send(
        method,
        pathOf(path, params as Record<string, string>, query as Record<string, string>),
        body,
      );
      if (reply.status >= 400) throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`);
      return answer.parse(reply.status === 204 ? undefined : reply.body) as Answer<typeof name>;
    },
  };
};
