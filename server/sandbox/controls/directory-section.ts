import { type Html, html } from '../html.ts';
import type { Consent, Person, Tenant } from '../state/types.ts';
import { apiForm, input, select, soleButton, submit } from './forms.ts';
import type { World } from './world.ts';

const scopesOf = ({ directory }: World, { scopes, roles, personOid }: Consent) => {
  const who = personOid === null ? 'Everyone' : (directory.person(personOid)?.name ?? personOid);
  return html`<li>${who}: ${[...scopes, ...roles.map((role) => `${role} (application)`)].join(', ')}</li>`;
};

const tenantRow = (world: World, { id, name, domain, userConsent }: Tenant) => {
  const consents = world.directory.data.consents.filter(({ tenantId }) => tenantId === id);
  return html`<tr><th scope="row">${name}<br><span class="quiet">${domain}</span></th>
    <td>${consents.length === 0 ? 'Nobody agreed to anything.' : html`<ul>${consents.map((consent) => scopesOf(world, consent))}</ul>`}</td>
    <td>${apiForm(
      'PATCH',
      `/tenants/${id}`,
      null,
      html`${select(
        'userConsent',
        'People may consent',
        [
          ['allowed', 'Yes'],
          ['admin-only', 'Only administrators'],
        ],
        userConsent,
      )}${submit('Save')}`,
    )}</td>
    <td class="row">${soleButton('Approve', 'POST', `/tenants/${id}/approve`)}${soleButton('Revoke', 'POST', `/tenants/${id}/revoke`)}</td></tr>`;
};

const personRow = ({ oid, name, address, admin, signIn }: Person) => html`
  <tr><th scope="row">${name}${admin && html` <span class="quiet">administrator</span>`}<br><span class="quiet">${address}</span></th>
    <td>${apiForm(
      'PATCH',
      `/people/${oid}/sign-in`,
      null,
      html`${select(
        'mfa',
        'Second factor',
        [
          ['no', 'Not asked for'],
          ['demanded', 'Demanded'],
          ['given', 'Given'],
        ],
        signIn.mfa,
      )}${input('number', 'refuseWith', 'Refuse with AADSTS', signIn.refuseWith ?? '')}${submit('Save')}`,
    )}</td>
    <td>${soleButton('Revoke sessions', 'POST', `/people/${oid}/revoke`)}</td></tr>`;

const table = (name: string, headings: string[], rows: Html[]) => html`
  <div class="wide" tabindex="0" role="group" aria-label="${name}"><table>
    <thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** Tenants and their consents, people and the conditions of their sign-ins. */
export const renderDirectory = (world: World): Html => {
  const { tenants, people } = world.directory.data;
  return html`<section aria-labelledby="directory"><h2 id="directory">Tenants and people</h2>
    ${table(
      'Tenants',
      ['Tenant', 'Consents', 'Policy', 'As its administrator'],
      tenants.filter(({ kind }) => kind === 'work').map((tenant) => tenantRow(world, tenant)),
    )}
    ${table('People', ['Person', 'Sign-in', 'Sessions'], people.map(personRow))}</section>`;
};
