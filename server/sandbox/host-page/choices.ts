import { type Html, html } from '../html.ts';

const option = (value: string, label: string, chosen: string) =>
  html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`;

const choice = (name: string, label: string, options: Html[]) =>
  html`<label>${label} <select name="${name}" autocomplete="off">${options}</select></label>`;

/** Choices in the bar above a pretend host; values without a label are shown as they are. */
export const choicesOf =
  (labels: Readonly<Record<string, string>>) =>
  (name: string, label: string, values: readonly string[], chosen: string): Html =>
    choice(
      name,
      label,
      values.map((value) => option(value, labels[value] ?? value, chosen)),
    );

/** Somebody whom the host can be opened as. */
export type Choosable = { name: string; address: string; tenantName: string };

/** Who is signed in at the host, by tenant; `guests`: who belongs to none. */
export const whoIsSignedIn = (
  people: readonly Choosable[],
  chosen: string,
  guests: readonly [value: string, label: string][] = [],
): Html => {
  const tenants = Map.groupBy(people, ({ tenantName }) => tenantName);
  return choice('user', 'Signed in as', [
    ...[...tenants].map(
      ([tenant, members]) =>
        html`<optgroup label="${tenant}">${members.map(({ address, name }) => option(address, name, chosen))}</optgroup>`,
    ),
    ...guests.map(([value, label]) => option(value, label, chosen)),
  ]);
};

/** Words for choices that every host has. */
export const COMMON_LABELS = {
  default: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
  'en-us': 'English',
  'de-de': 'Deutsch',
  '320': '320 px',
  full: 'Full',
};
