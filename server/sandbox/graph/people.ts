import { graphId, isPersonal } from '../state/personal-accounts.ts';
import type { Person } from '../state/types.ts';
import type { Call } from './call.ts';
import { type GraphAnswer, json } from './message.ts';
import { option } from './query-options.ts';

/** A user with the properties that come without `$select`. https://learn.microsoft.com/graph/api/user-get */
export function getUser({ world, target, request }: Call): GraphAnswer {
  const fields = userFields(target.person);
  const select = option(request.query, 'select')
    ?.split(',')
    .map((name) => name.trim());
  const metadata = `${world.root}/$metadata#users`;
  if (select === undefined) return json({ '@odata.context': `${metadata}/$entity`, ...fields });
  // A directory object gives what is asked for, and nothing for a property that it doesn't have here.
  const chosen = Object.entries({ ...fields, ...more(target.person) }).filter(([name]) =>
    select.includes(name),
  );
  return json({
    '@odata.context': `${metadata}(${select.join(',')})/$entity`,
    ...Object.fromEntries(chosen),
  });
}

/** Of a personal account Graph says less. https://github.com/O365/python-o365/issues/508 */
function userFields(person: Person) {
  const personal = isPersonal(person);
  const [given = '', ...rest] = person.name.split(' ');
  return {
    businessPhones: [],
    displayName: person.name,
    givenName: given,
    jobTitle: null,
    mail: personal ? null : person.address,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: personal ? null : person.language,
    surname: rest.join(' '),
    userPrincipalName: person.address,
    id: graphId(person),
  };
}

function more(person: Person) {
  return {
    accountEnabled: true,
    userType: 'Member',
    proxyAddresses: [`SMTP:${person.address}`],
    otherMails: [],
  };
}
