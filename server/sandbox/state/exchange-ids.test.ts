import { describe, expect, test } from '@jest/globals';
import { changeKey, folderId, type IdForm, iCalUId, itemId, readItemId } from './exchange-ids.ts';

const MAILBOX = 'a3f0c5d2-6e14-4b7a-9c28-0d5be1f47a91';
const mailboxOf = () => MAILBOX;
const names = Array.from({ length: 300 }, (_, i) => ({
  mailbox: MAILBOX,
  key: i + 1,
  date: i % 2 === 0 ? null : '2026-11-24',
}));

describe.each<IdForm>(['mutable', 'immutable'])('%s ids', (form) => {
  test('name their items', () => {
    for (const name of names) expect(readItemId(itemId(name, form), mailboxOf)).toEqual(name);
  });

  test('are all different, and some only in the case of a letter', () => {
    const ids = names.map((name) => itemId(name, form));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBeLessThan(ids.length);
  });

  test('name nothing when a letter, the mailbox or the item is wrong', () => {
    const id = itemId({ mailbox: MAILBOX, key: 7, date: null }, form);
    expect(readItemId(id.toLowerCase(), mailboxOf)).toBeNull();
    expect(readItemId(id, () => 'b81d7e46-2c93-4fa5-8b06-f3a94c1d5e27')).toBeNull();
    expect(readItemId(id, () => undefined)).toBeNull();
    expect(readItemId('', mailboxOf)).toBeNull();
  });

  test('have no characters that a path would break', () => {
    expect(names.every((name) => /^[\w-]+=*$/.test(itemId(name, form)))).toBe(true);
  });
});

test('ids begin as Exchange writes them', () => {
  const name = { mailbox: MAILBOX, key: 7, date: null };
  expect(itemId(name, 'mutable')).toMatch(/^AAMkAG/);
  expect(itemId(name, 'immutable')).toMatch(/^AAkALgAAAAAAHYQDEapmEc2byACqAC_EWg0A/);
  expect(folderId(MAILBOX, 1, true)).toMatch(/^AQMkAG/);
  expect(changeKey(MAILBOX, 1)).not.toBe(changeKey(MAILBOX, 2));
});

test('an iCalendar id holds the date of an occurrence', () => {
  const meeting = '0123456789abcdef0123456789abcdef';
  const series = iCalUId(meeting, 0, null);
  const occurrence = iCalUId(meeting, 0, '2026-11-24');
  expect(series).toMatch(/^040000008200E00074C5B7101A82E00800000000.*0123456789ABCDEF0123456789ABCDEF$/);
  expect(occurrence).toBe(series.replace('E00800000000', 'E00807EA0B18'));
});
