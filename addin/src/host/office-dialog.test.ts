/** @jest-environment jsdom */
import { beforeEach, expect, test } from '@jest/globals';
import { FakeOffice } from '../../test/fake-office.ts';
import { officeDialog } from './office-dialog.ts';

const ADDRESS = 'https://sally.contoso.example/outlook/sign-in';
const readWord = (message: unknown): string | null => (message as { word?: string } | null)?.word ?? null;

let office: FakeOffice;
beforeEach(() => {
  office = new FakeOffice().install();
});

test('what the page in the window tells is read, and the window closed', async () => {
  const ended = officeDialog(ADDRESS, readWord);
  const dialog = await office.dialog();
  expect(dialog.address.href).toBe(ADDRESS);
  dialog.tell({ word: 'hello' });
  await expect(ended).resolves.toEqual({ end: 'told', told: 'hello' });
  expect(dialog.closed).toBe(true);
});

test('nothing counts that is not understood, or comes from elsewhere', async () => {
  const ended = officeDialog(ADDRESS, readWord);
  const dialog = await office.dialog();
  dialog.tell('no JSON');
  dialog.tell({ something: 'else' });
  dialog.tell({ word: 'forged' }, 'https://evil.example');
  dialog.tell({ word: 'true' });
  await expect(ended).resolves.toEqual({ end: 'told', told: 'true' });
});

test('an older Outlook, which does not say whose message it is, is believed', async () => {
  const ended = officeDialog(ADDRESS, readWord);
  const dialog = await office.dialog();
  dialog.tell({ word: 'hello' }, undefined);
  await expect(ended).resolves.toMatchObject({ end: 'told' });
});

test('a window that its page has closed already is no trouble', async () => {
  const ended = officeDialog(ADDRESS, readWord);
  const dialog = await office.dialog();
  dialog.closed = true;
  dialog.tell({ word: 'hello' });
  await expect(ended).resolves.toMatchObject({ end: 'told' });
});

test('that the person closed the window is told', async () => {
  const ended = officeDialog(ADDRESS, readWord);
  (await office.dialog()).leave();
  await expect(ended).resolves.toEqual({ end: 'closed' });
});

test.each([12002, 12003])(
  'a window whose page can’t be shown (%i) is closed, and the next one opens',
  async (error) => {
    const first = officeDialog(ADDRESS, readWord);
    const failed = await office.dialog();
    failed.fail(error);
    await expect(first).resolves.toEqual({ end: 'closed' });
    expect(failed.closed).toBe(true);
  },
);

test('giving up while the window still opens closes it too', async () => {
  const giveUp = new AbortController();
  const ended = officeDialog(ADDRESS, readWord, giveUp.signal);
  giveUp.abort();
  await expect(ended).resolves.toEqual({ end: 'closed' });
  expect(office.dialogs.map(({ closed }) => closed)).toEqual([true]);
});

test('giving up closes the window', async () => {
  const giveUp = new AbortController();
  const ended = officeDialog(ADDRESS, readWord, giveUp.signal);
  const dialog = await office.dialog();
  giveUp.abort();
  await expect(ended).resolves.toEqual({ end: 'closed' });
  expect(dialog.closed).toBe(true);
});

test('where a blocker steps in, Outlook asks whether the window may open', async () => {
  office.refusals = [12011];
  const ended = officeDialog(ADDRESS, readWord);
  const dialog = await office.dialog();
  expect(dialog.asksFirst).toBe(true);
  dialog.leave();
  await ended;
});

test.each([
  [[12011, 12011], 'blocked'],
  [[12011, 12009], 'closed'],
  [[12009], 'closed'],
  [[12007], 'blocked'],
  [[12004], 'blocked'],
] as const)('refused with %j it has ended: %s', async (refusals, end) => {
  office.refusals = [...refusals];
  await expect(officeDialog(ADDRESS, readWord)).resolves.toEqual({ end });
});

test('a window of ours that is still open makes room for the next', async () => {
  const first = officeDialog(ADDRESS, readWord);
  const before = await office.dialog();
  office.refusals = [12007];
  const second = officeDialog(ADDRESS, readWord);
  while (office.dialogs.length < 2) await new Promise((resolve) => setTimeout(resolve));
  const next = await office.dialog();
  expect(before.closed).toBe(true);
  next.tell({ word: 'second' });
  await expect(second).resolves.toEqual({ end: 'told', told: 'second' });
  before.leave();
  await expect(first).resolves.toEqual({ end: 'closed' });
});
