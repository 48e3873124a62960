import { type Html, html } from '../html.ts';
import type { Person } from '../state/types.ts';
import { renderCalendars } from './calendars-section.ts';
import { renderDirectory } from './directory-section.ts';
import { renderExchange } from './exchange-section.ts';
import { renderFaults } from './faults-section.ts';
import { renderRecords, renderState } from './state-section.ts';
import { renderSubscriptions } from './subscriptions-section.ts';
import { renderWeek } from './week-section.ts';
import type { World } from './world.ts';

const topics = [
  ['week', 'Meetings'],
  ['calendars', 'Calendars'],
  ['time', 'Time'],
  ['switches', 'Switches'],
  ['subscriptions', 'Subscriptions'],
  ['exchange', 'Exchange'],
  ['faults', 'Faults'],
  ['directory', 'Tenants and people'],
  ['unknowns', 'Not understood'],
  ['requests', 'Requests'],
] as const;

/** The controls for people: everything that the API offers, for one person's week at a time. */
export const renderControls = (world: World, person: Person): Html => html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Controls of the sandbox</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/controls/controls.css">
  <script type="module" src="/controls/client/controls.ts"></script>
</head>
<body>
  <header><h1>Controls of the sandbox</h1>
    <nav aria-label="Topics">${topics.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}<a href="/teams?user=${person.address}">Simulated Teams</a><a href="/outlook?user=${person.address}">Simulated Outlook</a></nav>
  </header>
  <div class="messages"><p id="done" role="status"></p><p id="problem" role="alert"></p></div>
  <main>
    ${renderWeek(world, person)}
    ${renderCalendars(world, person)}
    ${renderState(world)}
    ${renderSubscriptions(world)}
    ${renderExchange(world)}
    ${renderFaults(world)}
    ${renderDirectory(world)}
    ${renderRecords(world)}
  </main>
</body>
</html>`;
