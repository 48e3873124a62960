import type { Answer, Body, EndpointName, Params } from '../../server/contract/endpoints.ts';
import { endpoints } from '../../server/contract/endpoints.ts';
import { LIVE_PATH } from '../../server/contract/live.ts';
import { PROBLEMS, type ProblemName, problemType } from '../../server/contract/problem.ts';
import { FakeLive } from './fake-live.ts';

export type FakeCall<N extends EndpointName> = {
  readonly params: Params<N>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Body<N>;
  readonly authorization: string | null;
};

type Responder = (call: FakeCall<EndpointName>) => unknown;

class Refusal {
  readonly name: ProblemName;
  readonly headers: Readonly<Record<string, string>>;

  constructor(name: ProblemName, headers: Readonly<Record<string, string>>) {
    this.name = name;
    this.headers = headers;
  }
}

/** Return it from a responder to refuse a call. */
export const refuse = (name: ProblemName, headers: Readonly<Record<string, string>> = {}): never =>
  new Refusal(name, headers) as never;

const names = Object.keys(endpoints) as EndpointName[];

function paramsIn(path: string, pathname: string): Record<string, string> | null {
  const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return pattern.exec(pathname)?.groups ?? (pattern.test(pathname) ? {} : null);
}

const answerOf = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  ({
    ok: status < 400,
    status,
    headers: new Headers({ ...headers }),
    json: async () => body,
    blob: async () => new Blob([typeof body === 'string' ? body : JSON.stringify(body)]),
  }) as Response;

/** Our API as the browser sees it, at `fetch`. Whatever was not given an answer is not found. */
export class FakeApi {
  readonly calls: { readonly name: EndpointName; readonly call: FakeCall<EndpointName> }[] = [];
  readonly live = new FakeLive();
  readonly #responders = new Map<EndpointName, Responder>();

  /** From now on this endpoint answers so. The body is checked against the contract on the way in, the answer on the way out. */
  on<N extends EndpointName>(name: N, respond: (call: FakeCall<N>) => Answer<N> | Promise<Answer<N>>): this {
    this.#responders.set(name, respond as Responder);
    return this;
  }

  callsOf<N extends EndpointName>(name: N): FakeCall<N>[] {
    return this.calls.filter((each) => each.name === name).map(({ call }) => call as FakeCall<N>);
  }

  install(): void {
    globalThis.fetch = ((input: string, init: RequestInit = {}) => this.#fetch(input, init)) as typeof fetch;
  }

  async #fetch(input: string, init: RequestInit): Promise<Response> {
    const url = new URL(input, location.origin);
    if (url.origin !== location.origin) throw new Error(`The add-in called ${url.origin}.`);
    if (url.pathname === LIVE_PATH) return this.live.answer(init);
    for (const name of names) {
      const { method, path, body: schema, answer } = endpoints[name];
      const params = method === init.method ? paramsIn(path, url.pathname) : null;
      const respond = this.#responders.get(name);
      if (params === null || respond === undefined) continue;
      const call = {
        params,
        query: Object.fromEntries(url.searchParams),
        body: schema.parse(init.body === undefined ? undefined : JSON.parse(String(init.body))),
        authorization: new Headers(init.headers).get('Authorization'),
      } as FakeCall<EndpointName>;
      this.calls.push({ name, call });
      const outcome = await respond(call);
      if (outcome instanceof Refusal) {
        const problem = { type: problemType(outcome.name), ...PROBLEMS[outcome.name], instance: 'log-1' };
        return answerOf(problem.status, problem, outcome.headers);
      }
      return outcome === undefined ? answerOf(204, null) : answerOf(200, answer.parse(outcome));
    }
    return answerOf(404, { type: problemType('not-found'), ...PROBLEMS['not-found'] });
  }
}
