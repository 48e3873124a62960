import type { Fault, NewFault } from '../faults/fault.ts';
import { isOver } from '../faults/faults.ts';
import { type Html, html } from '../html.ts';
import { faultInWords, offered } from './fault-words.ts';
import { apiForm, input, soleButton, submit } from './forms.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

const ready: readonly (readonly [string, NewFault])[] = [
  ['Graph is down', { service: 'graph', kind: 'unavailable' }],
  ['Graph throttles for a minute', { service: 'graph', kind: 'throttled', retryAfter: 60, lasts: MINUTE }],
  ['Graph answers nonsense', { service: 'graph', kind: 'malformed' }],
  ['Entra is down', { service: 'entra', kind: 'unavailable' }],
  ['Entra answers nonsense', { service: 'entra', kind: 'malformed' }],
];

const conditions = ({ directory }: World, fault: Fault): string[] => {
  const { method, path, cursor, grant, step, person, tenant, skip, skipped } = fault;
  const named = <T>(value: T | undefined, words: (value: T) => string) =>
    value === undefined ? [] : [words(value)];
  return [
    ...named(method, (name) => name),
    ...named(path, (pattern) => pattern),
    ...named(cursor, (name) => (name === 'none' ? 'without a cursor' : `with a ${name} token`)),
    ...named(grant, (name) => name),
    ...(step ? ['steps of batches'] : []),
    ...named(person, (oid) => directory.person(oid)?.name ?? oid),
    ...named(tenant, (id) => directory.tenant(id)?.name ?? id),
    ...(skipped < skip ? [`after ${skip - skipped} more`] : []),
  ];
};

const faultRow = (world: World, fault: Fault): Html => {
  const { id, times, struck } = fault;
  const which = conditions(world, fault);
  const over = isOver(fault, world.state.clock.now());
  return html`<tr><th scope="row">${faultInWords(fault)}</th>
    <td>${which.length === 0 ? 'All requests' : which.map((one) => html`<code>${one}</code> `)}</td>
    <td class="brief">${times === null ? struck : `${struck} of ${times}`}${over && html` <span class="quiet">over</span>`}</td>
    <td>${soleButton('Take away', 'DELETE', `/faults/${id}`)}</td></tr>`;
};

const list = (world: World): Html => {
  const faults = world.state.faults.list();
  if (faults.length === 0) return html`<p>Microsoft works as it should.</p>`;
  return html`<div class="wide" tabindex="0" role="group" aria-label="Faults"><table>
    <thead><tr>${['Fault', 'Requests', 'Struck', 'End'].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${faults.map((fault) => faultRow(world, fault))}</tbody></table></div>`;
};

const form = ({ directory }: World): Html =>
  apiForm(
    'POST',
    '/faults',
    null,
    html`<label>What goes wrong <select name="fault" data-spread>${offered.map(
      ([words, fault]) => html`<option value="${JSON.stringify(fault)}">${words}</option>`,
    )}</select></label>
    <label>Whose requests <select name="person" data-optional><option value="">Everybody’s</option>${directory.data.people.map(
      ({ oid, name }) => html`<option value="${oid}">${name}</option>`,
    )}</select></label>
    <label>Only this path <input type="text" name="path" placeholder="/v1.0/me/calendars/*/calendarView/delta" data-optional autocomplete="off"></label>
    <label>Times <input type="number" name="times" min="1" placeholder="always" autocomplete="off"></label>
    ${input('number', 'skip', 'Let through first', 0)}${submit('Put on')}`,
  );

/** What goes wrong with requests to Graph and Entra. */
export const renderFaults = (world: World): Html => html`
  <section aria-labelledby="faults"><h2 id="faults">Faults</h2>
    <div class="row">${ready.map(([label, fault]) => soleButton(label, 'POST', '/faults', fault))}${soleButton('All well again', 'DELETE', '/faults')}</div>
    ${list(world)}
    <div class="row">${form(world)}</div></section>`;
