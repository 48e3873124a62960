import { type Html, html } from '../html.ts';
import type { WallTime } from '../state/mailbox-data.ts';
import type { Person } from '../state/types.ts';
import { wallOf } from '../state/wall-time.ts';
import { apiButton, apiForm, checkbox, input, select, submit } from './forms.ts';
import type { Line } from './week.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;

const minutes = ({ dateTime }: WallTime) => dateTime.slice(0, 16);

const times = (start: WallTime, end: WallTime) => html`
  ${input('datetime-local', 'start', 'Start', minutes(start))}
  ${input('datetime-local', 'end', 'End', minutes(end))}`;

const wallTimes = ({ start, end }: Line, zone: string) =>
  times(wallOf(Date.parse(start), zone), wallOf(Date.parse(end), zone));

/** Makes this copy private, or not. */
const privacy = ({ key, date, sensitivity }: Line) => {
  const hidden = sensitivity === 'private';
  return apiButton(hidden ? 'Make public' : 'Make private', 'POST', `/meetings/${key}/sensitivity`, {
    sensitivity: hidden ? 'normal' : 'private',
    ...(date !== null && { date }),
  });
};

/** What the organiser can do with a meeting, or with one occurrence and its series. */
export const ownMeeting = (world: World, line: Line, zone: string): Html => {
  const path = `/meetings/${line.key}`;
  const whole = (title: string, content: Html, itsZone: string) =>
    apiForm(
      'PATCH',
      path,
      itsZone,
      html`<fieldset><legend>${title}</legend>${input('text', 'subject', 'Subject', line.subject)}${content}
        ${submit('Save')}${line.date === null && privacy(line)}${apiButton('Cancel', 'POST', `${path}/cancel`)}${apiButton('Delete', 'DELETE', path)}</fieldset>`,
    );
  const series = world.state.mailboxes.item(line.key);
  if (line.date === null || !series) return whole('This meeting', wallTimes(line, zone), zone);
  const one = `${path}/occurrences/${line.date}`;
  return html`${apiForm(
    'PATCH',
    one,
    zone,
    html`<fieldset><legend>Only this one</legend>${input('text', 'subject', 'Subject', line.subject)}${wallTimes(line, zone)}
      ${submit('Save')}${privacy(line)}${apiButton('Cancel', 'POST', `${one}/cancel`)}${apiButton('Delete', 'DELETE', one)}</fieldset>`,
  )}${whole('The whole series (times of the first one)', times(series.start, series.end), series.start.timeZone)}`;
};

/** What somebody who was invited can do. */
export const invitation = (line: Line): Html => {
  const answer = (label: string, response: string) =>
    apiButton(label, 'POST', `/meetings/${line.key}/respond`, {
      response,
      ...(line.date !== null && { date: line.date }),
    });
  return html`<form method="post">${answer('Accept', 'accepted')}${answer('Tentative', 'tentativelyAccepted')}
    ${answer('Decline', 'declined')}${privacy(line)}${apiButton('Delete', 'DELETE', `/meetings/${line.key}`)}</form>`;
};

/** Starts at the next full hour of `now` (ms). */
export const newMeeting = (person: Person, now: number) => {
  const start = Math.ceil(now / HOUR) * HOUR;
  const { timeZone } = person;
  return apiForm(
    'POST',
    '/meetings',
    timeZone,
    html`<fieldset><legend>New meeting of ${person.name}</legend>
      <input type="hidden" name="person" value="${person.oid}">
      ${input('text', 'subject', 'Subject', 'Planning')}
      ${times(wallOf(start, timeZone), wallOf(start + HOUR / 2, timeZone))}
      ${select('recurrence', 'Repeats', [
        ['', 'Never'],
        ['daily', 'Daily, 10 times'],
        ['weekly', 'Weekly, 10 times'],
      ])}
      ${select('sensitivity', 'Sensitivity', [
        ['normal', 'Normal'],
        ['private', 'Private'],
        ['confidential', 'Confidential'],
      ])}
      ${input('text', 'attendees', 'Attendees', '')}${checkbox('teams', 'Teams meeting', true)}${submit('Create')}</fieldset>`,
  );
};
