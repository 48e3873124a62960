import { DateTime } from 'luxon';
import { type Html, html } from '../html.ts';
import type { Person } from '../state/types.ts';
import { invitation, newMeeting, ownMeeting } from './meeting-forms.ts';
import { type Line, linesIn, weekOf } from './week.ts';
import type { World } from './world.ts';

const marks = (line: Line) =>
  [
    line.recurring && (line.exception ? 'changed occurrence' : 'recurring'),
    line.cancelled && 'cancelled',
    line.sensitivity !== 'normal' && line.sensitivity,
    line.response === 'declined' && 'declined',
    line.joinUrl !== null && 'Teams',
  ]
    .filter((mark) => mark !== false)
    .join(', ');

const when = ({ start, end, allDay }: Line, zone: string) => {
  const from = DateTime.fromISO(start, { zone });
  const to = DateTime.fromISO(end, { zone });
  return allDay ? from.toFormat('ccc d LLL') : `${from.toFormat('ccc d LLL, HH:mm')}–${to.toFormat('HH:mm')}`;
};

const row = (world: World, line: Line, zone: string) => html`
  <tr><td>${when(line, zone)}</td><th scope="row">${line.subject || '(no subject)'}</th><td class="brief">${line.calendar}</td>
    <td class="brief">${line.organizer}</td><td>${marks(line)}</td>
    <td><details><summary>Change<span class="unseen"> ${line.subject}, ${when(line, zone)}</span></summary>
      ${line.organized ? ownMeeting(world, line, zone) : invitation(line)}</details></td></tr>`;

/** One person's running week, with what can be done to each meeting. */
export const renderWeek = (world: World, person: Person): Html => {
  const { state, directory } = world;
  const week = weekOf(person, state.clock.now());
  const lines = linesIn(state.mailboxes, person, week);
  return html`<section aria-labelledby="week"><h2 id="week">Meetings of this week</h2>
    <form action="/controls"><label>Person <select name="person" id="person">${directory.data.people.map(
      ({ oid, name, address }) =>
        html`<option value="${oid}"${oid === person.oid && html` selected`}>${name}, ${address}</option>`,
    )}</select></label> <button type="submit">Show</button> <span class="quiet">Times in ${person.timeZone}</span></form>
    ${newMeeting(person, state.clock.now())}
    <div class="wide" tabindex="0" role="group" aria-label="Meetings">
    <table><thead><tr><th scope="col">When</th><th scope="col">Subject</th><th scope="col">Calendar</th><th scope="col">Organiser</th><th scope="col">Marks</th><th scope="col">Actions</th></tr></thead>
    <tbody>${lines.map((line) => row(world, line, person.timeZone))}</tbody></table></div>
    ${lines.length === 0 && html`<p>Nothing in this week.</p>`}</section>`;
};
