import { Router } from 'express';
import { SANDBOX_PASSWORD, WINDOWS_DOMAIN } from './exchange/sign-in/accounts.ts';
import { type Html, html } from './html.ts';
import type { Directory } from './state/directory.ts';

type Start = {
  names: { authority: string; graph: string; oidc: string };
  addinUrl: string;
  directory: Directory;
  exchange: { url: string };
};

const address = (url: string) => html`<a href="${url}">${url}</a>`;

const render = ({ names, addinUrl, directory, exchange }: Start): Html => {
  const { tenants, people } = directory.data;
  const of = (tenantId: string) => people.filter((person) => person.tenantId === tenantId);
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Sandbox of Microsoft 365</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/controls/controls.css">
</head>
<body>
  <header><h1>Sandbox of Microsoft 365</h1>
    <p>This is not Microsoft. It is a stand-in for Entra, Microsoft Graph, Teams, Outlook and an Exchange server on this machine, with invented people
      and meetings, so that the add-in at ${address(addinUrl)} can be tried and tested without an account. There are no passwords but for Exchange.</p></header>
  <main>
    <section><h2>Open</h2><ul>
      <li><a href="/teams">Simulated Teams</a> with the add-in in it</li>
      <li><a href="/outlook">Simulated Outlook</a> with the add-in beside an appointment</li>
      <li><a href="/controls">Controls</a>: meetings, consent, sign-ins, time, switches</li>
      <li>${address(addinUrl)}: the add-in in a plain browser tab</li></ul></section>
    <section><h2>People</h2>${tenants.map(
      ({ id, name, domain, kind }) =>
        html`<h3>${name} <span class="quiet">${domain}</span></h3><ul>${of(id).map(
          (person) => html`<li>${person.name}
          <span class="quiet">${person.address}${person.admin && ', administrator'}</span>${
            kind === 'work' && html` <a href="/teams?user=${person.address}">Teams</a>`
          } <a href="/outlook?user=${person.address}">Outlook</a></li>`,
        )}</ul>`,
    )}</section>
    <section><h2>Addresses</h2><ul>
      <li>Entra: <code>${names.authority}/{tenant}/oauth2/v2.0/…</code></li>
      <li>Graph: <code>${names.graph}/v1.0/…</code></li>
      <li>Contoso’s own sign-in, for people without a Microsoft account: <code>${names.oidc}/oidc/contoso</code></li>
      <li>Exchange: <code>${exchange.url}</code>; as <code>${WINDOWS_DOMAIN}\\alice</code>, <code>alice@contoso.example</code> or
        <code>alice</code>, and so everybody, with the password <code>${SANDBOX_PASSWORD}</code></li></ul></section>
  </main>
</body>
</html>`;
};

/** The first page: what this is, and where to go. */
export const createStartPage = (start: Start): Router => {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(render(start).text);
  });
  return router;
};
