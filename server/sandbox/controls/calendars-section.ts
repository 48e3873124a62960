import { type Html, html } from '../html.ts';
import type { Person } from '../state/types.ts';
import { type CalendarLine, calendarLines } from './calendar-lines.ts';
import { apiForm, input, select, soleButton, submit } from './forms.ts';
import type { World } from './world.ts';

const roles = [
  ['read', 'All details'],
  ['freeBusyRead', 'Free and busy'],
  ['limitedRead', 'Titles and places'],
  ['write', 'May edit'],
  ['delegateWithoutPrivateEventAccess', 'Delegate'],
  ['delegateWithPrivateEventAccess', 'Delegate, private items too'],
  ['none', 'No more'],
] as const;

const kinds: Readonly<Record<CalendarLine['kind'], string>> = {
  main: 'main calendar',
  secondary: 'calendar',
  birthdays: 'birthdays',
  'shared-copy': 'shared',
};

const roleName = (role: string) => roles.find(([name]) => name === role)?.[1] ?? role;

const heading = ({ name, kind, owner, items, role }: CalendarLine) =>
  html`${name} <span class="quiet">${kinds[kind]}${kind === 'shared-copy' && html` by ${owner}: ${roleName(role ?? '')}`}, ${items} meetings and series</span>`;

const calendar = ({ directory }: World, owner: Person, line: CalendarLine): Html => {
  const path = `/calendars/${encodeURIComponent(line.id)}`;
  const others = directory.data.people
    .filter(({ oid, tenantId }) => tenantId === owner.tenantId && oid !== owner.oid)
    .map(({ oid, name }) => [oid, name] as const);
  const own = line.kind === 'main' || line.kind === 'secondary';
  return html`<fieldset><legend>${heading(line)}</legend>
    <div class="row">${apiForm('PATCH', path, null, html`${input('text', 'name', 'Name', line.name)}${submit('Rename')}`)}
    ${
      own &&
      apiForm(
        'POST',
        `${path}/share`,
        null,
        html`${select('with', 'With', others)}${select('role', 'As', roles)}${submit('Share')}`,
      )
    }
    ${(line.kind === 'secondary' || line.kind === 'shared-copy') && soleButton('Delete', 'DELETE', path)}</div>
    ${line.shares.length > 0 && html`<ul>${line.shares.map(({ name, role }) => html`<li>${name}: ${roleName(role)}</li>`)}</ul>`}</fieldset>`;
};

/** One person's calendars: who sees which, and whether Graph reads any of them. */
export const renderCalendars = (world: World, person: Person): Html => {
  const { oid, name } = person;
  const unreadable = world.state.mailboxes.mailbox(oid)?.unreadable;
  return html`<section aria-labelledby="calendars"><h2 id="calendars">Calendars of ${name}</h2>
    <div class="row">
      ${apiForm(
        'PUT',
        `/people/${oid}/mailbox`,
        null,
        html`${select(
          'unreadable',
          'Graph',
          [
            ['', 'reads this mailbox'],
            ['on-premise', 'says that it is on-premise'],
            ['inactive', 'says that it is inactive'],
            ['missing', 'says that there is none'],
          ],
          unreadable ?? '',
        )}${submit('Save')}`,
      )}
      ${apiForm('POST', `/people/${oid}/calendars`, null, html`${input('text', 'name', 'New calendar', 'Another calendar')}${submit('Add')}`)}
      ${apiForm(
        'POST',
        '/bulk/calendars',
        null,
        html`<input type="hidden" name="person" value="${oid}">${input('number', 'count', 'Many calendars', 120)}${submit('Add many')}`,
      )}
    </div>
    ${calendarLines(world, person).map((line) => calendar(world, person, line))}</section>`;
};
