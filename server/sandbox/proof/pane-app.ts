import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import express from 'express';

const { resolve } = createRequire(import.meta.url);
const msal = join(dirname(resolve('@azure/msal-browser')), 'msal-browser.min.js');

const page = (
  officeJs: readonly string[],
  script: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Proof</title>
<link rel="icon" href="data:,">
${officeJs.map((address) => `<script src="${address}"></script>`).join('')}<script src="/msal.js"></script></head>
<body><button type="button">Act</button><script>${script}</script></body></html>`;

/** `ready` lets a test wait for Office.js; `act` is what the next real click does. */
const pane = `
  const events = [];
  const ready = Office.onReady();
  let outcome;
  let act = async () => {};
  document.querySelector('button').onclick = () => { outcome = act(); outcome.catch(() => {}); };
  /** A method of Office.js as a promise. */
  const ask = (owner, method, ...args) => new Promise((resolve, reject) => owner[method](...args, (result) =>
    result.status === 'succeeded' ? resolve(result.value) : reject(new Error(result.error.code + ' ' + result.error.name))));
`;

const dialog = `
  Office.onReady().then(() => { document.title = 'Ready'; });
  document.querySelector('button').onclick = () => Office.context.ui.messageParent('signed in');
`;

/** A task pane that does nothing by itself, with the real Office.js; tests call it inside the frame. */
export const startPaneApp = async (tls: { cert: string; key: string }) => {
  let officeJs: readonly string[] = ['https://appsforoffice.microsoft.com/lib/1/hosted/office.js'];
  const app = express();
  app.get('/msal.js', (_request, response) => response.sendFile(msal));
  app.get('/outlook', (_request, response) => response.send(page(officeJs, pane)));
  app.get('/dialog', (_request, response) => response.send(page(officeJs, dialog)));
  const server = createServer(tls, app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    /** Where Office.js is loaded from, in place of Microsoft's CDN: scripts in their order. */
    loadFrom: (addresses: readonly string[]) => {
      officeJs = addresses;
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
