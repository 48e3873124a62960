import type { Choosable } from '../host-page/choices.ts';
import { type Html, html, json } from '../html.ts';
import { type AgendaDay, neighbours } from './agenda.ts';
import { renderChooser } from './chooser.ts';
import type { HostSettings } from './client/settings.ts';
import type { View } from './view.ts';

export type HostPage = {
  settings: HostSettings;
  view: View;
  people: Choosable[];
  agenda: AgendaDay[];
  /** First day of the agenda. */
  from: string;
};

const titleBar = ({ person, appName }: HostSettings) => html`
  <header class="title-bar">
    <h1>Simulated Outlook</h1>
    <button type="button" id="toggle-pane" aria-expanded="false"><b class="tile" aria-hidden="true">${appName.slice(0, 1)}</b>${appName}</button>
    <span class="who">${person.name}, ${person.tenantName}</span>
  </header>`;

const renderDay = ({ date, title, entries }: AgendaDay) => html`
  <h3><time datetime="${date}">${title}</time></h3>
  <ul>${entries.map(
    ({ name, subject, hours, calendar, cancelled }) => html`
    <li><button type="button" data-item="${name}"><span>${hours}</span> <strong>${cancelled && 'Cancelled: '}${subject}</strong> <small>${calendar}</small></button></li>`,
  )}</ul>`;

const renderAgenda = ({ agenda, from, settings: { person } }: HostPage) => {
  const { before, after } = neighbours(from);
  const link = (day: string, text: string) =>
    html`<a href="/outlook?user=${person.address}&amp;from=${day}">${text}</a>`;
  return html`
  <nav id="agenda" class="agenda" aria-label="Calendar">
    <h2>Calendar</h2>
    <p>${link(before, 'Earlier')} ${link(after, 'Later')}</p>
    <button type="button" id="new-item" class="main">New appointment</button>
    <div id="days">${agenda.length === 0 ? html`<p>Nothing in these two weeks.</p>` : agenda.map(renderDay)}</div>
  </nav>`;
};

const row = (id: string, label: string) => html`<dt>${label}</dt><dd id="${id}"></dd>`;

const input = (name: string, label: string, type = 'text') =>
  html`<label>${label} <input name="${name}" type="${type}" autocomplete="off"></label>`;

const forms = html`
  <main class="forms">
    <p id="nothing">Nothing is open. Choose an appointment, or make a new one.</p>
    <button type="button" id="close-item" hidden>Close appointment</button>
    <article id="attendee-form" hidden>
      <h2 id="read-subject">Appointment</h2>
      <dl>
        ${row('read-time', 'When')}${row('read-location', 'Where')}${row('read-organizer', 'Organiser')}
        ${row('read-required', 'Required')}${row('read-optional', 'Optional')}
      </dl>
      <div id="read-body" class="body"></div>
    </article>
    <form id="organizer-form" hidden>
      <h2>Appointment of yours</h2>
      <p><button type="button" id="send" class="main">Send</button> <button type="button" id="save">Save</button> <span id="saved" role="status"></span></p>
      ${input('subject', 'Subject')}
      ${input('start', 'Start', 'datetime-local')}${input('end', 'End', 'datetime-local')}
      ${input('location', 'Where')}${input('required', 'Required')}${input('optional', 'Optional')}
      <div id="written-body" class="body"></div>
    </form>
  </main>`;

const frames = (appName: string) => html`
  <aside id="pane" class="pane" aria-label="${appName}" hidden>
    <div class="pane-header"><h2>${appName}</h2><button type="button" id="close-pane">Close</button></div>
    <div class="frame"></div>
  </aside>
  <div id="dialog" class="dialog" role="dialog" aria-label="Dialog of ${appName}" hidden>
    <div class="pane-header"><h2>${appName}</h2><button type="button" id="close-dialog">Close dialog</button></div>
    <div class="frame"></div>
  </div>`;

/** The whole page. Frames get their addresses from the script, which must listen first. */
export const renderHostPage = (page: HostPage): Html => {
  const { settings, view, people } = page;
  return html`<!doctype html>
<html lang="en" data-theme="${settings.theme}" data-width="${settings.width}" data-chrome="${view.chrome}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>${settings.person.name} | Simulated Outlook</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/outlook/outlook.css">
  ${json('settings', settings)}
  <script type="module" src="/outlook/client/outlook.ts"></script>
</head>
<body>
  ${renderChooser(people, settings.person.address, view)}
  <div id="unknowns" class="unknowns" role="alert" hidden></div>
  <div class="outlook">
    ${titleBar(settings)}
    ${renderAgenda(page)}
    ${forms}
    ${frames(settings.appName)}
  </div>
</body>
</html>`;
};
