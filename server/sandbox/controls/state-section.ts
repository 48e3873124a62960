import { type Html, html } from '../html.ts';
import type { Switches } from '../state/types.ts';
import { apiForm, checkbox, input, select, soleButton, submit } from './forms.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const shownRequests = 40;

const instant = (ms: number) => new Date(ms).toISOString().replace('T', ' ').slice(0, 19);

const offsetInWords = (offset: number) => {
  const hours = Math.round(Math.abs(offset) / HOUR);
  if (offset === 0) return 'the real time';
  return `${hours} h ${offset > 0 ? 'ahead of' : 'behind'} the real time`;
};

const time = ({ state: { clock } }: World) => html`
  <section aria-labelledby="time"><h2 id="time">Time</h2>
    <p>It is <strong>${instant(clock.now())} UTC</strong>, ${offsetInWords(clock.offset())}.</p>
    <div class="row">
      ${soleButton('One hour on', 'POST', '/clock', { move: HOUR })}
      ${soleButton('One day on', 'POST', '/clock', { move: DAY })}
      ${soleButton('One week on', 'POST', '/clock', { move: 7 * DAY })}
      ${apiForm('POST', '/clock', null, html`<label>Minutes <input type="number" name="move" value="15" data-times="60000" required></label>${submit('Move')}`)}
      ${soleButton('Back to real time', 'POST', '/clock', { move: -clock.offset() })}
    </div></section>`;

/** Every switch by its name, so that a new one can't be forgotten here. */
const switchFields: { [name in keyof Switches]: (value: Switches[name]) => Html } = {
  isolateSignIn: (on) => checkbox('isolateSignIn', 'Microsoft’s pages cut the opener (COOP)', on),
  nestedAppAuth: (on) => checkbox('nestedAppAuth', 'Teams offers nested app authentication', on),
  deltaWithSharedScopes: (on) => checkbox('deltaWithSharedScopes', 'Delta accepts .Shared scopes', on),
  singleCalendarSubscriptions: (on) =>
    checkbox('singleCalendarSubscriptions', 'Subscriptions on a single calendar', on),
  subscriptionsWithSharedScopes: (on) =>
    checkbox('subscriptionsWithSharedScopes', 'Subscriptions accept .Shared scopes', on),
  privateItemsFail: (on) =>
    checkbox('privateItemsFail', 'A private item fails the list of somebody else’s calendar', on),
  deltaReplays: (on) => checkbox('deltaReplays', 'Delta repeats entities', on),
  emptyPages: (on) => checkbox('emptyPages', 'Empty pages in delta', on),
  deltaOrder: (order) =>
    select(
      'deltaOrder',
      'Order of delta',
      [
        ['series-first', 'Series first'],
        ['shuffled', 'Shuffled'],
      ],
      order,
    ),
  maxPageSize: (size) => input('number', 'maxPageSize', 'Largest page', size),
  calendarPageSize: (size) => input('number', 'calendarPageSize', 'Calendars on a page, at most', size),
  latency: (ms) => input('number', 'latency', 'Latency (ms)', ms),
};

const switches = ({ state }: World) => html`
  <section aria-labelledby="switches"><h2 id="switches">Switches</h2>
    ${apiForm(
      'PUT',
      '/switches',
      null,
      html`<div class="fields">${Object.entries(switchFields).map(([name, field]) =>
        (field as (value: unknown) => Html)(state.switches[name as keyof Switches]),
      )}</div>${submit('Save')}`,
    )}
    <div class="row">${soleButton('Expire all delta tokens', 'POST', '/delta/expire')}${soleButton('Reset everything', 'POST', '/reset')}</div>
  </section>`;

const unknowns = ({ state }: World) => html`
  <section aria-labelledby="unknowns"><h2 id="unknowns">Not understood</h2>
    ${
      state.unknowns.length === 0
        ? html`<p>Everything that arrived was understood.</p>`
        : html`<ul class="bad">${state.unknowns.map(({ at, where, what }) => html`<li>${instant(at)} ${where}: <code>${what}</code></li>`)}</ul>
          ${soleButton('Forget these', 'DELETE', '/unknowns')}`
    }</section>`;

const requests = ({ requests: log }: World) => html`
  <section aria-labelledby="requests"><h2 id="requests">Last requests</h2>
    <div class="wide" tabindex="0" role="group" aria-label="Requests"><table>
      <thead><tr><th scope="col">At (UTC)</th><th scope="col">Status</th><th scope="col">Request</th><th scope="col">Token</th></tr></thead>
      <tbody>${log
        .entries()
        .slice(-shownRequests)
        .reverse()
        .map(
          ({ at, status, method, path, grant, authorization, fault }) => html`
            <tr><td>${instant(at)}</td><td>${status || 'none'}</td><td><code>${method} ${path}</code>${grant !== null && html` ${grant}`}${fault !== null && html` <strong>${fault.kind}</strong>`}</td><td>${authorization ? 'yes' : 'no'}</td></tr>`,
        )}</tbody></table></div></section>`;

export const renderState = (world: World): Html[] => [time(world), switches(world)];
export const renderRecords = (world: World): Html[] => [unknowns(world), requests(world)];
