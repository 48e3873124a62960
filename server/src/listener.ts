import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Config } from './config.ts';

/** How long requests under way may take to end when the server stops (ms). */
const GRACE = 10_000;

export type Listening = {
  /** Address as seen from this machine. */
  readonly url: string;
  /** Takes nothing new, lets what is under way end, and cuts what doesn't. */
  close(): Promise<void>;
};

/** Listens with TLS where there is a certificate, else plainly, as behind a proxy. */
export const listen = async (
  handler: RequestListener,
  { host, port, tls }: Config['listen'],
): Promise<Listening> => {
  const server = tls
    ? createHttpsServer({ cert: await readFile(tls.certFile), key: await readFile(tls.keyFile) }, handler)
    : createHttpServer(handler);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://${host === '127.0.0.1' ? 'localhost' : host}:${address.port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(cut);
    },
  };
};
