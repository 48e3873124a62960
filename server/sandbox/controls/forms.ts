import { type Html, html } from '../html.ts';

/** A form whose fields are the body of one call of the controls API. */
export const apiForm = (method: string, path: string, zone: string | null, content: Html): Html =>
  html`<form method="post" data-method="${method}" data-path="${path}"${zone !== null && html` data-zone="${zone}"`}>${content}</form>`;

/** A button that calls the controls API with a fixed body, whatever form it stands in. */
export const apiButton = (label: string, method: string, path: string, body: object = {}): Html =>
  html`<button type="submit" formnovalidate data-method="${method}" data-path="${path}" data-body="${JSON.stringify(body)}">${label}</button>`;

/** The same, standing alone. */
export const soleButton = (label: string, method: string, path: string, body: object = {}): Html =>
  html`<form method="post">${apiButton(label, method, path, body)}</form>`;

export const submit = (label: string): Html => html`<button type="submit">${label}</button>`;

export const select = (
  name: string,
  label: string,
  values: readonly (readonly [string, string])[],
  chosen?: string,
) =>
  html`<label>${label} <select name="${name}">${values.map(
    ([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
  )}</select></label>`;

export const input = (
  type: 'text' | 'number' | 'datetime-local',
  name: string,
  label: string,
  value: string | number,
): Html =>
  html`<label>${label} <input type="${type}" name="${name}" value="${value}" autocomplete="off"${type === 'datetime-local' && html` required`}></label>`;

export const checkbox = (name: string, label: string, checked: boolean): Html =>
  html`<label><input type="checkbox" name="${name}"${checked && html` checked`}> ${label}</label>`;
