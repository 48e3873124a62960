import { type Html, html, json } from '../html.ts';
import { renderChooser } from './chooser.ts';
import type { HostPerson, HostSettings } from './client/settings.ts';

const initials = (name: string) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('')
    .slice(0, 2);

const icon = (path: string) =>
  html`<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"><path d="${path}"/></svg>`;

const bell = icon('M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4');
const bubble = icon('M4 5h16v11H11l-4 4v-4H4z');
const sheet = icon('M4 6h16v14H4zM4 10h16M8 3v4M16 3v4');
const people = icon(
  'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19a5.5 5.5 0 0 1 11 0M16 11a2.5 2.5 0 1 0 0-5M17 14a4.5 4.5 0 0 1 3.5 5',
);

/** The app bar is scenery: the other apps of the pretend Teams don't exist, so nobody is told of them. */
const appBar = (appName: string) => html`
  <div class="app-bar" aria-hidden="true">
    <span>${bell}Activity</span>
    <span>${bubble}Chat</span>
    <span>${sheet}Calendar</span>
    <span>${people}People</span>
    <span class="current"><b class="tile">${appName.slice(0, 1)}</b>${appName}</span>
  </div>`;

const titleBar = (person: HostPerson | null) => html`
  <header class="title-bar">
    <span class="title">Simulated Teams</span>
    <span class="search" aria-hidden="true">Search</span>
    <span class="who">${person ? `${person.name}, ${person.tenantName}` : 'Guest'}
      <b class="avatar" aria-hidden="true">${person ? initials(person.name) : '?'}</b></span>
  </header>`;

const stage = (appName: string) => html`
  <main class="app-area">
    <div class="app-header"><b class="tile" aria-hidden="true">${appName.slice(0, 1)}</b><h1>${appName}</h1></div>
    <div id="stage" class="stage" data-screen="loading">
      <iframe id="app" name="embedded-page-container" title="${appName}" allow="clipboard-read; clipboard-write"></iframe>
      <div id="loading" class="cover" role="status"><span class="spinner"></span>Loading ${appName}</div>
      <div id="failed" class="cover" role="alert" hidden>
        <h2>There was a problem reaching this app</h2>
        <p id="failed-reason"></p>
        <button type="button" id="reload">Reload</button>
      </div>
    </div>
  </main>`;

export type HostPage = { settings: HostSettings; people: HostPerson[]; chrome: 'on' | 'off' };

/** The whole page. The app's frame gets its address from the script, which must listen first. */
export const renderHostPage = ({ settings, people, chrome }: HostPage): Html => html`<!doctype html>
<html lang="en" data-theme="${settings.theme}" data-width="${settings.width}" data-chrome="${chrome}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>${settings.appName} | Simulated Teams</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/teams/host.css">
  ${json('settings', settings)}
  <script type="module" src="/teams/client/host.ts"></script>
</head>
<body>
  ${chrome === 'on' && renderChooser(people, settings)}
  <div id="unknowns" class="unknowns" role="alert" hidden></div>
  <div class="teams">
    ${chrome === 'on' && [titleBar(settings.person), appBar(settings.appName)]}
    ${stage(settings.appName)}
  </div>
  <div id="notices" class="notices" role="status"></div>
</body>
</html>`;
