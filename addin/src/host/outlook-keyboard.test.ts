/** @jest-environment jsdom */
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { keepKeys } from './outlook-keyboard.ts';

/** The keys that Office.js, which listens on the window, gets to see. */
let seen: string[] = [];

beforeAll(() => {
  // jsdom lays nothing out: hidden is what is in a closed `details`.
  Element.prototype.checkVisibility = function () {
    return this.closest('details:not([open]) > :not(summary)') === null;
  };
  keepKeys();
  addEventListener('keydown', ({ key }) => seen.push(key));
});

beforeEach(() => {
  seen = [];
});

const show = (html: string): void => {
  document.body.innerHTML = html;
};

const focus = (id: string): void => document.getElementById(id)?.focus();

/** Whether the browser may still do what it does with this key. */
const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );

const PAGE = `
  <button id="first">Skip</button>
  <main id="main" tabindex="-1">
    <a id="link" href="#x">A</a>
    <button id="last">B</button>
    <button disabled>C</button>
    <details id="details"><summary id="summary">More</summary><input id="hidden" /></details>
    <fieldset disabled><input /></fieldset>
    <input type="button" tabindex="-1" />
  </main>`;

test.each([
  ['first', false],
  ['main', false],
  ['link', false],
  ['last', false],
  ['main', true],
  ['last', true],
  ['summary', true],
])('Tab is the browser’s while there is more to come: from #%s, backwards: %s', (id, shiftKey) => {
  show(PAGE);
  focus(id);
  expect(document.activeElement?.id).toBe(id);
  expect(press('Tab', { shiftKey })).toBe(true);
  expect(seen).toEqual([]);
});

test.each([
  ['summary', false],
  ['first', true],
])('Outlook hears of Tab at the end: from #%s, backwards: %s', (id, shiftKey) => {
  show(PAGE);
  focus(id);
  press('Tab', { shiftKey });
  expect(seen).toEqual(['Tab']);
});

test('what is in open details comes after their summary', () => {
  show(PAGE);
  document.getElementById('details')?.setAttribute('open', '');
  focus('summary');
  press('Tab');
  expect(seen).toEqual([]);
});

test('where nothing has the focus the browser knows where to go on, unless there is nothing to go to', () => {
  show('<button>A</button>');
  press('Tab');
  expect(seen).toEqual([]);
  show('<p>Nothing</p>');
  press('Tab');
  expect(seen).toEqual(['Tab']);
});

const DIALOG = `
  <button id="outside">A</button>
  <dialog open>
    <h2 id="title" tabindex="-1">Title</h2>
    <button id="close">Close</button>
    <button id="save">Save</button>
  </dialog>
  <button id="after">B</button>`;

test.each([
  ['title', false, null],
  ['close', false, null],
  ['save', false, 'close'],
  ['save', true, null],
  ['close', true, 'save'],
  ['title', true, 'save'],
  ['outside', false, 'close'],
  ['outside', true, 'save'],
])('in a dialog Tab goes round: from #%s, backwards: %s, to %s', (id, shiftKey, to) => {
  show(DIALOG);
  focus(id);
  expect(press('Tab', { shiftKey })).toBe(to === null);
  expect(document.activeElement?.id).toBe(to ?? id);
  expect(seen).toEqual([]);
});

test('Esc closes a dialog, and is Outlook’s without one', () => {
  show(DIALOG);
  expect(press('Escape')).toBe(true);
  expect(seen).toEqual([]);
  show(PAGE);
  press('Escape');
  expect(seen).toEqual(['Escape']);
});

test('what something in the page has used is not Outlook’s too', () => {
  show(PAGE);
  document.addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true });
  press('Escape');
  expect(seen).toEqual([]);
});

test('the keys by which people leave a pane, and their shortcuts, still reach Outlook', () => {
  show(DIALOG);
  focus('close');
  press('F6', { ctrlKey: true });
  press('F6');
  press('F2');
  press('Tab', { ctrlKey: true });
  press('s', { ctrlKey: true });
  expect(seen).toEqual(['F6', 'F6', 'F2', 'Tab', 's']);
});
