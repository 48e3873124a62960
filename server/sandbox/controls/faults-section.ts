import type { Fault, NewFault } from '../faults/fault.ts';
import { isOver } from '../faults/faults.ts';
import { Html, html } from '../html.ts';
import { faultInWords, offered } from './fault-words.ts';
import { apiForm, input, soleButton, submit } from './forms.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

const ready: readonly (readonly [string, NewFault])[] = [
  ['Graph is down', { service: 'graph', kind: 'unavailable' }],
  ['Graph throttles for a minute', { service: 'graph', kind: 'throttled', retryAfter: 60, lasts: MINUTE }],
  ['Graph answers nonsense', { service: 'graph', kind: 'malformed' }],
  ['Exchange is down', { service: 'exchange', kind: 'unavailable' }],
  ['Entra is down', { service: 'entra', kind: 'unavailable' }],
  ['Entra answers nonsense', { service: 'entra', kind: 'malformed' }],
];

/** Which requests it is about, beside its service. */
const conditions = ({ directory }: World, fault: Fault): Html[] => {
  const { method, path, cursor, grant, operation, step, person, tenant, skip, skipped } = fault;
  const code = [method, path, operation, grant].filter((text) => text !== undefined).join(' ');
  return [
    code !== '' && html`<code>${code}</code>`,
    cursor !== undefined && (cursor === 'none' ? html`without a cursor` : html`with a ${cursor} token`),
    step && html`steps of batches`,
    person !== undefined && html`${directory.person(person)?.name ?? person}`,
    tenant !== undefined && html`${directory.tenant(tenant)?.name ?? tenant}`,
    skipped < skip && html`after ${skip - skipped} more`,
  ].filter((condition) => condition instanceof Html);
};

const faultRow = (world: World, fault: Fault): Html => {
  const { id, times, struck } = fault;
  const which = conditions(world, fault);
  const over = isOver(fault, world.state.clock.now());
  return html`<tr><th scope="row">${faultInWords(fault)}</th>
    <td>${which.length === 0 ? 'All' : which.map((one, i) => html`${i > 0 && ', '}${one}`)}</td>
    <td class="brief">${times === null ? struck : `${struck} of ${times}`}${over && html` <span class="quiet">over</span>`}</td>
    <td class="brief">${soleButton('Take away', 'DELETE', `/faults/${id}`)}</td></tr>`;
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

/** What goes wrong with requests to Graph, Entra and Exchange. */
export const renderFaults = (world: World): Html => html`
  <section aria-labelledby="faults"><h2 id="faults">Faults</h2>
    <div class="row">${ready.map(([label, fault]) => soleButton(label, 'POST', '/faults', fault))}${soleButton('All well again', 'DELETE', '/faults')}</div>
    ${list(world)}
    ${form(world)}</section>`;
