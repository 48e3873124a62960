import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { testCertificates } from '../../test/certificates.ts';

// What nobody can be faster than: the same body parsed by the same framework, and nothing done with it.
const { cert, key } = await testCertificates();
const app = express();
app.post('/', express.json({ limit: '1mb' }), (_request, response) => {
  response.status(202).end();
});
const server = createServer({ cert: await readFile(cert), key: await readFile(key) }, app);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('message', () => {
  process.send?.((server.address() as AddressInfo).port);
});
