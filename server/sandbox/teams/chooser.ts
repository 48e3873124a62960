import { type Html, html } from '../html.ts';
import {
  frameContexts,
  type HostPerson,
  type HostSettings,
  locales,
  themes,
  widths,
} from './client/settings.ts';

const labels: Record<string, string> = {
  default: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
  'en-us': 'English',
  'de-de': 'Deutsch',
  full: 'Full',
  '320': '320 px',
  content: 'Tab',
  sidePanel: 'Meeting side panel',
  meetingStage: 'Meeting stage',
  task: 'Dialog',
  settings: 'Configuration',
  remove: 'Removal',
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

const whoIsSignedIn = (people: HostPerson[], person: HostPerson | null) => {
  const chosen = person?.address ?? 'nobody';
  const tenants = Map.groupBy(people, ({ tenantName }) => tenantName);
  return choice('user', 'Signed in as', [
    ...[...tenants].map(
      ([tenant, members]) =>
        html`<optgroup label="${tenant}">${members.map(({ address, name }) => option(address, name, chosen))}</optgroup>`,
    ),
    option('nobody', 'Nobody (a guest)', chosen),
  ]);
};

/** The bar that belongs to the sandbox and not to the pretend Teams. Without scripts it is a plain form. */
export const renderChooser = (people: HostPerson[], settings: HostSettings): Html => html`
  <form id="chooser" class="chooser" action="/teams" aria-label="Sandbox">
    <strong>Sandbox</strong>
    ${whoIsSignedIn(people, settings.person)}
    ${choiceOf('theme', 'Theme', themes, settings.theme)}
    ${choiceOf('locale', 'Language', locales, settings.locale)}
    ${choiceOf('width', 'Width', widths, settings.width)}
    ${choiceOf('context', 'Opened as', frameContexts, settings.frameContext)}
    <a href="/controls">Controls</a>
  </form>`;
