/** @jest-environment jsdom */
import { expect, jest, test } from '@jest/globals';
import { act, screen, within } from '@testing-library/react';
import type { Meeting } from '../../../../../server/contract/meetings.ts';
import { calendar, connection, id, meeting, progress } from '../../../../test/examples.ts';
import { openApp } from '../../../../test/open-app.tsx';

const passes = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

const at = (title: string, hour: number, changes: Partial<Meeting> = {}) =>
  meeting(title, `2026-11-25T${hour}:00:00Z`, { id: title, ...changes });

const rowOf = (title: string): HTMLElement =>
  screen.getByRole('heading', { level: 3, name: title }).closest('li') as HTMLElement;
const markOf = (title: string): string | undefined =>
  within(rowOf(title)).queryByText(/^(New|Changed)$/)?.textContent;
const said = (): string[] => screen.getAllByRole('status').map((each) => each.textContent ?? '');

/** A tab that is told of changes; `change` makes the server tell of new meetings. */
async function openLive(meetings: Meeting[], calendars = [calendar(1)]) {
  const server = { meetings, calendars };
  const opened = await openApp({
    prepare: (api) => {
      api.live.on();
      api
        .on('listConnections', () => ({
          connections: [connection({ calendars: server.calendars })],
          approvals: [],
        }))
        .on('listMeetings', () => ({ meetings: server.meetings, next: null }));
    },
  });
  await screen.findByRole('heading', { level: 1, name: 'Meetings' });
  await passes(2_000);
  await passes(5_000);
  const change = async (next: Partial<typeof server>) => {
    Object.assign(server, next);
    opened.api.live.stream.send({ type: 'changed', connectionId: id(100), meetings: true });
    await passes(400);
  };
  return { ...opened, change };
}

test('what is new or changed is marked for some seconds, in words too, and announced once', async () => {
  const { change } = await openLive([at('Review', 14), at('Planning', 15), at('Lunch', 16)]);
  expect(['Review', 'Planning', 'Lunch'].map(markOf)).toEqual([undefined, undefined, undefined]);
  await change({ meetings: [at('Review', 14), at('Planning', 15, { response: 'tentative' })] });
  await change({
    meetings: [at('Review', 14), at('Planning', 15, { response: 'tentative' }), at('Added', 17)],
  });
  expect(['Review', 'Planning', 'Added'].map(markOf)).toEqual([undefined, 'Changed', 'New']);
  await passes(1_000);
  expect(said()).toContain('1 meeting has changed. 1 meeting is new. 1 meeting is gone.');
  await passes(8_000);
  expect(['Review', 'Planning', 'Added'].map(markOf)).toEqual([undefined, undefined, undefined]);
});

test('the first meeting of an empty list is new', async () => {
  const { change } = await openLive([]);
  await change({ meetings: [at('First', 14)] });
  expect(markOf('First')).toBe('New');
});

test('a calendar that is read for the first time is not announced as news', async () => {
  const reading = [calendar(1, { progress: progress({ phase: 'reading' }) })];
  const { change } = await openLive([at('Review', 14)], reading);
  await change({ meetings: [at('Review', 14), at('Read', 15)] });
  await change({ calendars: [calendar(1)], meetings: [at('Review', 14), at('Read', 15), at('Last', 16)] });
  expect(['Review', 'Read', 'Last'].map(markOf)).toEqual([undefined, undefined, undefined]);
});

test('what came while another page was open is not announced as news', async () => {
  const { api, change, user } = await openLive([]);
  await user.click(screen.getByRole('link', { name: 'Integrations' }));
  await passes(6_000);
  api.on('listMeetings', async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { meetings: [at('Review', 14)], next: null };
  });
  await user.click(screen.getByRole('link', { name: 'Meetings' }));
  await passes(100);
  await passes(1_000);
  expect(screen.queryByText('Review')).not.toBeNull();
  expect(markOf('Review')).toBeUndefined();
  api.on('listMeetings', () => ({ meetings: [at('Review', 14), at('Added', 15)], next: null }));
  await change({});
  expect(['Review', 'Added'].map(markOf)).toEqual([undefined, 'New']);
});

test('the focus stays in the list when its row goes: it moves to the next, and then to the one before', async () => {
  const { change } = await openLive([at('Review', 14), at('Planning', 15), at('Lunch', 16)]);
  const focused = () => document.activeElement?.getAttribute('aria-label');
  act(() => screen.getByRole('link', { name: 'Join Planning' }).focus());
  await change({ meetings: [at('Review', 14), at('Lunch', 16)] });
  expect(focused()).toBe('Join Lunch');
  await change({ meetings: [at('Review', 14)] });
  expect(focused()).toBe('Join Review');
  await change({ meetings: [at('Review', 14, { joinUrl: null })] });
  expect(document.activeElement).toBe(screen.getByRole('main'));
});

test('a meeting that moves to another day takes the focus along', async () => {
  const { change } = await openLive([at('Review', 14), at('Lunch', 16)]);
  act(() => screen.getByRole('link', { name: 'Join Review' }).focus());
  await change({
    meetings: [at('Lunch', 16), meeting('Review', '2026-11-27T14:00:00Z', { id: 'Review' })],
  });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Join Review');
});
