import type {
  Answer,
  Body,
  EndpointName,
  FileName,
  Params,
  Query,
} from '../../../server/contract/endpoints.ts';
import type { Host, TokenWish } from '../host/host.ts';
import { ApiError, errorOf } from './api-error.ts';
import { claimsOf } from './claims-challenge.ts';
import { routes } from './routes.ts';

/** Reading calendars from Microsoft may take the server a while. */
const ANSWERING = 30_000;
/** A file comes piece by piece. */
const SENDING = 10 * 60_000;

type Part<Name extends string, Value> = undefined extends Value
  ? { [K in Name]?: undefined }
  : Record<string, never> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

/** What a call carries: the parts that its endpoint knows, all of them required. */
export type Call<N extends EndpointName> = Part<'params', Params<N>> &
  Part<'query', Query<N>> &
  Part<'body', Body<N>> & {
    readonly fresh?: boolean;
    readonly signal?: AbortSignal;
    /** How long the server may take (ms), where that is longer than usual. */
    readonly patience?: number;
  };

type Parts = {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  fresh?: boolean;
  signal?: AbortSignal;
  patience?: number;
};

function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const wanted = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return wanted.length === 0 ? filled : `${filled}?${new URLSearchParams(wanted)}`;
}

function failureOf(error: unknown): ApiError {
  const name = error instanceof DOMException && error.name === 'TimeoutError' ? 'silent' : 'offline';
  return new ApiError(name, {}, error);
}

/** A file that breaks off is none. */
const wholeFile = (response: Response): Promise<Blob> =>
  response.blob().catch((error: unknown) => {
    throw failureOf(error);
  });

/** A file is not looked into. */
type Answered<N extends EndpointName> = N extends FileName ? Blob : Answer<N>;

export type Api = <N extends EndpointName>(name: N, call: Call<N>) => Promise<Answered<N>>;

/**
 * Calls our API, and nothing else: paths are relative to our own origin, and redirects are refused, so that the bearer token
 * never leaves it. A 401 is answered once, with a fresh token. Rejects with `ApiError`, or with `HostError` when
 * there is no token; an aborted call rejects as fetch does.
 */
export function createApi(host: Pick<Host, 'token'>): Api {
  async function send(name: EndpointName, parts: Parts, wish: TokenWish): Promise<Response> {
    const { method, path } = routes[name];
    const headers = new Headers({
      Authorization: `Bearer ${await host.token(wish)}`,
    });
    if (parts.body !== undefined) headers.set('Content-Type', 'application/json');
    const signals = [
      AbortSignal.timeout('file' in routes[name] ? SENDING : (parts.patience ?? ANSWERING)),
      ...(parts.signal ? [parts.signal] : []),
    ];
    try {
      return await fetch(addressOf(path, parts), {
        method,
        headers,
        ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
        signal: AbortSignal.any(signals),
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
      });
    } catch (error) {
      if (parts.signal?.aborted) throw error;
      throw failureOf(error);
    }
  }

  return async <N extends EndpointName>(name: N, call: Call<N>): Promise<Answered<N>> => {
    const parts: Parts = call;
    let response = await send(name, parts, parts.fresh ? { fresh: true } : {});
    if (response.status === 401) {
      const claims = claimsOf(response);
      response = await send(name, parts, { fresh: true, ...(claims === null ? {} : { claims }) });
    }
    if (!response.ok) throw await errorOf(response);
    if ('file' in routes[name]) return (await wholeFile(response)) as Answered<N>;
    return (response.status === 204 ? undefined : await response.json()) as Answered<N>;
  };
}
