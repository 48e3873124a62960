import type { Application, Person, Tenant } from '../state/types.ts';
import type { HostPerson, HostSettings } from './client/settings.ts';
import { offsetsAround, windowsName } from './mailbox-zone.ts';
import type { View } from './view.ts';

type Situation = {
  view: View;
  person: Person;
  tenant: Tenant;
  application: Application;
  addinUrl: string;
  /** ms. */
  now: number;
};

const hostPerson = ({ person, tenant, now }: Situation): HostPerson => ({
  oid: person.oid,
  tenantName: tenant.name,
  kind: tenant.kind,
  name: person.name,
  address: person.address,
  timeZone: windowsName(person.timeZone),
  offsets: offsetsAround(person.timeZone, now),
});

/** Documented for work accounts outside of on-premise Exchange; for personal mailboxes the documentation contradicts itself. */
const claimsNestedAppAuth = ({ view: { naa, client }, tenant }: Situation) =>
  naa === 'usual' ? client !== 'on-premise' && tenant.kind === 'work' : naa === 'claimed';

/** What the page's script has to know. */
export const hostSettings = (situation: Situation): HostSettings => {
  const { view, application, addinUrl, now } = situation;
  return {
    paneUrl: `${addinUrl}/outlook`,
    appName: application.name,
    person: hostPerson(situation),
    client: view.client,
    theme: view.theme,
    locale: view.locale,
    width: view.width,
    pane: view.pane,
    pinned: view.pinned,
    permission: view.permission,
    nestedAppAuth: claimsNestedAppAuth(situation),
    bridge: view.bridge,
    dialogFrames: view.dialogs,
    now,
    item: view.item ?? null,
  };
};
