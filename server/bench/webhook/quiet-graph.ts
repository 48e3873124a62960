import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { testCertificates } from '../../test/certificates.ts';

/** A Graph in which nothing ever changes: every round is one empty page. `rounds` counts them. */
export const startQuietGraph = async () => {
  const { cert, key } = await testCertificates();
  let rounds = 0;
  const server = createServer(
    { cert: await readFile(cert), key: await readFile(key) },
    (request, response) => {
      if (request.url?.includes('/calendarView/delta')) rounds += 1;
      const body = JSON.stringify({ value: [], '@odata.deltaLink': `${url}${request.url}` });
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    rounds: () => rounds,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
