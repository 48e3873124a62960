import type { Person } from '../../state/types.ts';
import { EwsFailure } from '../ews-failure.ts';
import { mailboxXml } from '../items/people.ts';
import { messageTexts } from '../message-texts.ts';
import { success } from '../soap/envelope.ts';
import { messageOf, messages } from '../soap/messages.ts';
import { childNamed } from '../soap/read-xml.ts';
import { element, valued } from '../soap/write-xml.ts';
import type { Call, Operation } from './operation.ts';

const MOST = 100;

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/resolvenames-operation */
export const resolveNames: Operation = (call) => messages([messageOf('ResolveNames', () => resolved(call))]);

function resolved(call: Call): string {
  const { attributes } = call.request;
  const found = attributes.SearchScope === 'Contacts' ? [] : matching(call);
  if (found.length === 0) throw new EwsFailure('ErrorNameResolutionNoResults');
  const withContact = attributes.ReturnFullContactData === 'true';
  const shown = found.slice(0, MOST);
  const set = element(
    'm:ResolutionSet',
    shown
      .map((person) => element('t:Resolution', mailboxXml(person) + (withContact ? contactXml(person) : '')))
      .join(''),
    { TotalItemsInView: shown.length, IncludesLastItemInRange: found.length <= MOST },
  );
  if (found.length === 1) return success('ResolveNames', set);
  const code = 'ErrorNameResolutionMultipleResults';
  return element(
    'm:ResolveNamesResponseMessage',
    valued('m:MessageText', messageTexts[code] ?? '') +
      valued('m:ResponseCode', code) +
      valued('m:DescriptiveLinkKey', 0) +
      set,
    { ResponseClass: 'Warning' },
  );
}

/** By the beginning of a name or address; an exact address only itself. */
function matching({ reach, state, request }: Call): Person[] {
  const wanted = (childNamed(request, 'UnresolvedEntry')?.text ?? '')
    .trim()
    .toLowerCase()
    .replace(/^smtp:/, '');
  const known = state.directory.people.filter(({ oid }) => reach.mailbox(oid) !== null);
  const exact = known.filter(({ address }) => address.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  return known.filter(
    ({ name, address }) =>
      address.toLowerCase().startsWith(wanted) ||
      name
        .toLowerCase()
        .split(' ')
        .some((word, i, all) => all.slice(i).join(' ').startsWith(wanted) && word !== ''),
  );
}

function contactXml({ name, address }: Person): string {
  const entry = valued('t:Entry', `SMTP:${address}`, { Key: 'EmailAddress1' });
  return element(
    't:Contact',
    valued('t:DisplayName', name) +
      element('t:EmailAddresses', entry) +
      valued('t:ContactSource', 'ActiveDirectory'),
  );
}
