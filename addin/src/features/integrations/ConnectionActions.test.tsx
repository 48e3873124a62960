/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { SyncNowOutcome, Trouble } from '../../../../server/contract/connections.ts';
import { connection, id, trouble } from '../../../test/examples.ts';
import { refuse } from '../../../test/fake-api.ts';
import { openApp } from '../../../test/open-app.tsx';

/** A card whose "Sync now" is answered when the test says so. */
async function openCard() {
  const { promise, resolve } = Promise.withResolvers<SyncNowOutcome>();
  const opened = await openApp({
    route: 'integrations',
    prepare: (api) =>
      api
        .on('listConnections', () => ({ connections: [connection()], approvals: [] }))
        .on('syncNow', () => promise),
  });
  return { ...opened, answer: resolve, card: within(await screen.findByRole('article')) };
}

test('"Sync now" shows that it works, cannot be pressed twice, and says what came of it', async () => {
  const { api, user, card, answer } = await openCard();
  await user.click(card.getByRole('button', { name: 'Sync now' }));
  const busy = await card.findByRole('button', { name: 'Syncing …' });
  expect(document.activeElement).toBe(busy);
  await user.click(busy);
  expect(api.callsOf('syncNow')).toMatchObject([{ params: { connectionId: id(100) } }]);
  const lists = api.callsOf('listConnections').length;
  answer({ result: 'changed' });
  expect(await card.findByText('Up to date. Something had changed.')).toBeTruthy();
  expect(card.getByRole('button', { name: 'Sync now' })).toBe(document.activeElement);
  expect(api.callsOf('listConnections').length).toBeGreaterThan(lists);
  expect(screen.getAllByRole('status').map((each) => each.textContent)).toContain(
    'Up to date. Something had changed.',
  );
});

test.each([
  ['Everything is up to date.', { result: 'up-to-date' }],
  ['Still reading; the list fills by itself.', { result: 'reading' }],
  ['No calendar is selected.', { result: 'nothing-selected' }],
  [
    'Microsoft does not answer right now.',
    { result: 'trouble', trouble: { ...trouble('unreachable'), fault: 'nobody' } },
  ],
  ['A rule of your organization stops Sally.', { result: 'trouble', trouble: trouble('blocked-by-policy') }],
] as [string, SyncNowOutcome][])('it can end with: %s', async (sentence, outcome) => {
  const { user, card, answer } = await openCard();
  answer(outcome);
  await user.click(card.getByRole('button', { name: 'Sync now' }));
  expect(await card.findByText(sentence)).toBeTruthy();
});

test.each([
  [
    'Microsoft does not answer right now. Sally keeps trying.',
    { ...trouble('unreachable'), fault: 'nobody' },
  ],
  [
    'A rule of your organization stops Sally. Only your IT department can change that. Show them this message.',
    trouble('blocked-by-policy'),
  ],
] as [string, Trouble][])('trouble is read aloud whole, and seen whole once: %s', async (sentence, found) => {
  const { api, user, card, answer } = await openCard();
  answer({ result: 'trouble', trouble: found });
  api.on('listConnections', () => ({ connections: [connection({ trouble: found })], approvals: [] }));
  await user.click(card.getByRole('button', { name: 'Sync now' }));
  const [title, text] = sentence.split(/(?<=\.) /) as [string, string];
  await card.findByText(title);
  await waitFor(() =>
    expect(screen.getAllByRole('status').map((each) => each.textContent)).toContain(sentence),
  );
  await card.findByText(title.slice(0, -1));
  expect(
    card.getAllByText(new RegExp(text === 'Sally keeps trying.' ? 'trying by itself' : text)),
  ).toHaveLength(1);
});

test('a server that does not do it is explained', async () => {
  const { api, user, card } = await openCard();
  api.on('syncNow', () => refuse('too-many-requests'));
  await user.click(card.getByRole('button', { name: 'Sync now' }));
  expect((await card.findByRole('alert')).textContent).toContain('Syncing did not work');
});
