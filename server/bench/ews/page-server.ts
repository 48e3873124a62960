import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { testCertificates } from '../../test/certificates.ts';
import { answersOf } from './answers.ts';

/** What was used of the server since this was asked last. */
export type Used = {
  readonly requests: number;
  readonly connections: number;
  /** The properties that were asked for, one text for each different set. */
  readonly shapes: readonly string[];
};

/** To this process: serve so many items, which is answered by a port; or say what was used. */
export type Order = { readonly serve: number } | { readonly ask: 'used' };

const CHALLENGE = { 'www-authenticate': 'Basic realm="localhost"', 'content-length': 0 };

let requests = 0;
let connections = 0;
const shapes = new Set<string>();

const noteShape = (request: string): void => {
  const operation = /<m:(\w+)/.exec(request)?.[1] ?? '';
  const properties = Array.from(request.matchAll(/ FieldURI="([^"]+)"/g), ([, name]) => name);
  shapes.add([operation, ...properties.toSorted()].join(' '));
};

const send = (response: ServerResponse, status: number, body: Buffer | string): void => {
  response
    .writeHead(status, {
      'content-type': 'text/xml; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    .end(body);
};

const serve = async (count: number): Promise<number> => {
  const { cert, key } = await testCertificates();
  const answers = answersOf(count);
  const server = createServer(
    { cert: await readFile(cert), key: await readFile(key), keepAliveTimeout: 60_000 },
    async (request, response) => {
      const asked = await text(request);
      if (request.headers.authorization === undefined) {
        response.writeHead(401, CHALLENGE).end();
        return;
      }
      requests += 1;
      noteShape(asked);
      const answer = answers.to(asked);
      send(response, answer === null ? 500 : 200, answer ?? '');
    },
  );
  server.on('secureConnection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const used = (): Used => {
  const now = { requests, connections, shapes: [...shapes] };
  requests = 0;
  connections = 0;
  shapes.clear();
  return now;
};

process.on('message', async (order: Order) => {
  process.send?.('serve' in order ? await serve(order.serve) : used());
});

// Whoever started it may end in any way.
process.on('disconnect', () => process.exit());
