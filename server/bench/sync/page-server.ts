import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { testCertificates, trustingFetch } from '../../test/certificates.ts';

type Answer = { readonly status: number; readonly body: Buffer };

export type PageServer = AsyncDisposable & {
  readonly url: string;
  /** From now on requests go on to this origin, and what it answers is kept. */
  recordFrom(origin: string): void;
  /** From now on only what was kept is answered, from memory. */
  replay(): void;
  /** What was kept of GET requests, by path. */
  kept(): ReadonlyMap<string, Buffer>;
  /** How many requests were answered since this was asked last. */
  count(): number;
};

const FORWARDED = ['authorization', 'prefer', 'content-type', 'accept'];

const forward = async (origin: string, request: IncomingMessage, body: Buffer): Promise<Answer> => {
  const headers = FORWARDED.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const answer = await trustingFetch(`${origin}${request.url}`, {
    method: String(request.method),
    headers,
    ...(body.length > 0 && { body }),
  });
  return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
};

/** Stands in front of the sandbox's Graph: first passes on what is asked and keeps the answers, then repeats them. */
export const startPageServer = async (): Promise<PageServer> => {
  const { cert, key } = await testCertificates();
  const answers = new Map<string, Answer>();
  let source: string | null = null;
  let count = 0;

  const answerTo = async (request: IncomingMessage, url: string): Promise<Answer> => {
    const body = await buffer(request);
    const name = `${request.method} ${request.url} ${body}`;
    if (source === null) return answers.get(name) ?? { status: 404, body: Buffer.from('{}') };
    const { status, body: text } = await forward(source, request, body);
    const answer = { status, body: Buffer.from(text.toString().replaceAll(source, url)) };
    answers.set(name, answer);
    return answer;
  };

  const listener: RequestListener = (request, response) => {
    count += 1;
    answerTo(request, url).then(
      ({ status, body }) =>
        response
          .writeHead(status, { 'content-type': 'application/json', 'content-length': body.length })
          .end(body),
      (error) => response.destroy(error),
    );
  };
  const server = createServer({ cert: await readFile(cert), key: await readFile(key) }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;

  return {
    url,
    recordFrom: (origin) => {
      source = origin;
    },
    replay: () => {
      source = null;
    },
    kept: () =>
      new Map(
        [...answers].flatMap(([name, { status, body }]) => {
          const [method, path] = name.split(' ');
          return method === 'GET' && path && status === 200 ? [[path, body] as const] : [];
        }),
      ),
    count: () => {
      const answered = count;
      count = 0;
      return answered;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
