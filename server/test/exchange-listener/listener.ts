import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A request as a listener heard it; `connection` counts from 0. */
export type Heard = {
  readonly connection: number;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly authorization: string;
  readonly body: string;
};

/** What a connection of a listener remembers. */
export type Peer = { readonly number: number; readonly socket: Socket; readonly kept: Map<string, unknown> };

export type Answering = (heard: Heard, response: ServerResponse, peer: Peer) => void | Promise<void>;

export type Listener = {
  readonly port: number;
  readonly heard: readonly Heard[];
  readonly sockets: readonly Socket[];
  close(): Promise<void>;
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** HTTPS on a free port of 127.0.0.1, which remembers what it was asked. */
export const listen = async (tls: ServerOptions, answer: Answering): Promise<Listener> => {
  const heard: Heard[] = [];
  const peers = new Map<Socket, Peer>();
  const server = createServer(tls, async (request, response) => {
    const peer = peers.get(request.socket) as Peer;
    const one: Heard = {
      connection: peer.number,
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      authorization: request.headers.authorization ?? '',
      body: await textOf(request),
    };
    heard.push(one);
    await answer(one, response, peer);
  });
  server.keepAliveTimeout = 60_000;
  const sockets: Socket[] = [];
  server.on('secureConnection', (socket: Socket) => {
    peers.set(socket, { number: peers.size, socket, kept: new Map() });
    sockets.push(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    sockets,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
