import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createCertificate } from '../../proof/certificate.ts';

/** An application that only writes down what Entra's pages send to its address. */
export const startApplication = async () => {
  const received: { method: string; parameters: URLSearchParams }[] = [];
  const app = express();
  app.all('/auth/callback', express.text({ type: () => true }), (request, response) => {
    const { method, originalUrl, body } = request;
    const query = new URL(originalUrl, 'https://localhost').searchParams;
    received.push({ method, parameters: method === 'POST' ? new URLSearchParams(String(body)) : query });
    response.send('<!doctype html><title>Back</title>');
  });
  app.get('/', (_request, response) => {
    response.send('<!doctype html><title>Home</title>');
  });
  const server = createServer(await createCertificate(), app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

export type ProofApplication = Awaited<ReturnType<typeof startApplication>>;
