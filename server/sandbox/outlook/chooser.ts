import { type Html, html } from '../html.ts';
import {
  bridges,
  clients,
  dialogFrameChoices,
  locales,
  nestings,
  permissions,
  pinnings,
  themes,
  widths,
} from './client/settings.ts';
import type { View } from './view.ts';

const labels: Record<string, string> = {
  web: 'Outlook on the web',
  native: 'Native Outlook (token bridge)',
  'on-premise': 'Exchange on-premise',
  default: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
  'en-us': 'English',
  'de-de': 'Deutsch',
  '320': '320 px',
  full: 'Full',
  off: 'No',
  on: 'Yes',
  usual: 'As documented',
  claimed: 'Yes',
  absent: 'No',
  works: 'Works',
  silent: 'Never answers',
  unavailable: 'Says that there is none',
  supported: 'Supported',
  refused: 'Refused',
};

const option = (value: string, label: string, chosen: string) =>
  html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`;

const choice = (name: string, label: string, options: Html[]) =>
  html`<label>${label} <select name="${name}" autocomplete="off">${options}</select></label>`;

const choiceOf = (name: string, label: string, values: readonly string[], chosen: string) =>
  choice(
    name,
    label,
    values.map((value) => option(value, labels[value] ?? value, chosen)),
  );

/** Somebody whose mailbox can be opened. */
export type Choosable = { name: string; address: string; tenantName: string };

const whoIsSignedIn = (people: Choosable[], chosen: string) => {
  const tenants = Map.groupBy(people, ({ tenantName }) => tenantName);
  return choice(
    'user',
    'Signed in as',
    [...tenants].map(
      ([tenant, members]) =>
        html`<optgroup label="${tenant}">${members.map(({ address, name }) => option(address, name, chosen))}</optgroup>`,
    ),
  );
};

/** The bar that belongs to the sandbox and not to the pretend Outlook. Without scripts it is a plain form. */
export const renderChooser = (people: Choosable[], chosen: string, view: View): Html => html`
  <form id="chooser" class="chooser" action="/outlook" aria-label="Sandbox">
    <strong>Sandbox</strong>
    ${whoIsSignedIn(people, chosen)}
    ${choiceOf('client', 'Kind of Outlook', clients, view.client)}
    ${choiceOf('theme', 'Theme', themes, view.theme)}
    ${choiceOf('locale', 'Language', locales, view.locale)}
    ${choiceOf('width', 'Pane width', widths, view.width)}
    ${choiceOf('pinned', 'Pinned', pinnings, view.pinned)}
    ${choiceOf('naa', 'Says NestedAppAuth', nestings, view.naa)}
    ${view.client === 'native' && choiceOf('bridge', 'Bridge', bridges, view.bridge)}
    ${choiceOf('permission', 'Permission', permissions, view.permission)}
    ${choiceOf('dialogs', 'Dialogs in frames', dialogFrameChoices, view.dialogs)}
    <a href="/controls">Controls</a>
  </form>`;
