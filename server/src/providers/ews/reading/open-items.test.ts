import { beforeEach, expect, test } from '@jest/globals';
import { answerText, inChunks, itemText, successText } from '../../../../test/ews/answer-texts.ts';
import { ewsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import { openItems } from './open-items.ts';

const MEGABYTE = 1024 * 1024;
/** As they come over a network. */
const PIECE = 65_536;

let asked: string[];
beforeEach(() => {
  asked = [];
});

const textOf = (id: string, withBody: boolean): string => {
  if (id === 'huge') return itemText(`<t:Subject>${'x'.repeat(9 * MEGABYTE)}</t:Subject>`, id);
  const body = id === 'large' ? 'x'.repeat(9 * MEGABYTE) : 'text';
  return itemText(
    `<t:Subject>${id}</t:Subject>${withBody ? `<t:Body BodyType="Text">${body}</t:Body>` : ''}`,
    id,
  );
};

/** A server that cuts no texts. */
const client = ewsClient({
  clock: { now: () => 0 },
  transport: {
    async send({ body }) {
      const ids = [...body.matchAll(/ItemId Id="(\w+)"/g)].map(([, id]) => id ?? '');
      const withBody = body.includes('item:Body');
      asked.push(`${ids.length}${withBody ? '' : ' without text'}`);
      const items = ids.map((id) => successText('GetItem', `<m:Items>${textOf(id, withBody)}</m:Items>`));
      const text = answerText('GetItem', items.join(''));
      const pieces = Array.from({ length: text.length / PIECE }, (_, i) => (i + 1) * PIECE);
      return { status: 200, body: inChunks(text, ...pieces), requestId: 'id' };
    },
  },
});
const errand = {
  mailbox: { url: 'https://mail.example/EWS/Exchange.asmx', version: 'exchange-2010-sp2', key: 'key' },
  anchor: null,
} as unknown as Errand;

const SMALL = Array.from({ length: 19 }, (_, i) => `small${i}`);
const open = (ids: readonly string[]) =>
  openItems(client, errand, ids, ({ subject, body }) => `${subject} ${body?.content ?? 'without text'}`);

test('an item whose text no answer may hold is opened without it, and the others with theirs', async () => {
  const found = await open([...SMALL, 'large']);
  expect(found.get('large')).toEqual({ kind: 'item', value: 'large without text' });
  for (const id of SMALL) expect(found.get(id)).toEqual({ kind: 'item', value: `${id} text` });
  expect(asked).toEqual(['20', '10', '10', '5', '5', '2', '2', '1', '1 without text']);
});

test('an item that is too large without its text as well is unreadable by itself', async () => {
  const found = await open(['huge', 'small']);
  expect(found.get('huge')).toEqual({ kind: 'unreadable', path: 'size' });
  expect(found.get('small')).toEqual({ kind: 'item', value: 'small text' });
});
