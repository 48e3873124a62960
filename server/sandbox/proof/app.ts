import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import express from 'express';

const { resolve } = createRequire(import.meta.url);
const teamsJs = resolve('@microsoft/teams-js');
const msal = join(dirname(resolve('@azure/msal-browser')), 'msal-browser.min.js');

const page = (
  script: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Proof</title>
<link rel="icon" href="data:,">
<script src="/teams-js.js"></script><script src="/msal.js"></script></head><body><button type="button">Act</button><script>${script}</script></body></html>`;

/** `started` lets a test wait for the SDK; `act` is what the next real click does. */
const tab = (extraOrigins: string, impatient: boolean) => `
  const sdk = microsoftTeams;
  const events = [];
  const started = sdk.app.initialize(${extraOrigins});
  let outcome;
  document.querySelector('button').onclick = () => { outcome = act(); outcome.catch(() => {}); };
  let act = async () => {};
  const report = (text) => fetch('/reported', { method: 'POST', body: text });
  if (${impatient}) started.then(() => sdk.authentication.authenticate({ url: '/popup' }))
    .then(report, (error) => report(error.message));
`;

const popup = (extraOrigins: string) => `
  const how = new URLSearchParams(location.search).get('report');
  microsoftTeams.app.initialize(${extraOrigins}).then(() => {
    if (how === 'success') microsoftTeams.authentication.notifySuccess('code-1');
    if (how === 'failure') microsoftTeams.authentication.notifyFailure('access_denied');
    document.title = 'Ready';
  }, (error) => { document.title = error.message; });
`;

/** A tab that does nothing by itself, with the real teams-js; tests call the SDK inside it. */
export const startProofApp = async (tls: { cert: string; key: string }) => {
  let extraOrigins = '';
  let impatient = false;
  let onReport: (text: string) => void = () => {};
  const app = express();
  app.get('/teams-js.js', (_request, response) => response.sendFile(teamsJs));
  app.get('/msal.js', (_request, response) => response.sendFile(msal));
  app.get('/tab', (_request, response) => {
    response.send(page(tab(extraOrigins, impatient)));
    impatient = false;
  });
  app.post('/reported', express.text(), (request, response) => {
    onReport(String(request.body));
    response.sendStatus(204);
  });
  app.get('/popup', (_request, response) => response.send(page(popup(extraOrigins))));
  app.get('/isolated', (_request, response) =>
    response
      .set('cross-origin-opener-policy', 'same-origin')
      .send(page(`setTimeout(() => location.replace('/popup?report=success'), 50)`)),
  );
  const server = createServer(tls, app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    /** Names a host that teams-js doesn't know by itself; to be called before the tab opens. */
    trust: (origin: string) => {
      extraOrigins = JSON.stringify([origin]);
    },
    /**
     * The next tab signs in by itself, without any click; the answer is how that ended. It is told to the server, since every look into the page by Playwright counts as a click.
     */
    signInByItself: () => {
      impatient = true;
      return new Promise<string>((resolve) => {
        onReport = resolve;
      });
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
