/** @jest-environment jsdom */
import '../../test/browser-gaps.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { waitFor } from '@testing-library/dom';
import { FakeTeams } from '../../test/fake-teams.ts';
import type { connectTeams as ConnectTeams } from './teams.ts';

const settings = {
  clientId: 'c',
  authority: 'https://localhost:4000',
  apiScope: 's',
  messageOrigins: [],
  officeScripts: [],
};

/** The SDK keeps its state for the life of a page, so each test gets a page of its own. */
let connectTeams: typeof ConnectTeams;

beforeEach(async () => {
  jest.resetModules();
  ({ connectTeams } = await import('./teams.ts'));
});

afterEach(() => {
  jest.useRealTimers();
  Object.defineProperty(window, 'parent', { configurable: true, value: window });
});

test('outside Teams there is no host, and that is told at once', async () => {
  await expect(connectTeams(settings)).rejects.toMatchObject({ reason: 'outside-teams' });
});

test('language and theme are those of Teams, and a new theme is heard of', async () => {
  const teams = new FakeTeams();
  const host = await connectTeams(settings);
  expect([host.locale, host.theme]).toEqual(['de-de', 'dark']);
  const heard: string[] = [];
  const stop = host.onThemeChange((theme) => heard.push(theme));
  teams.emit('themeChange', 'contrast');
  await waitFor(() => expect(heard).toEqual(['contrast']));
  stop();
  teams.emit('themeChange', 'default');
  await waitFor(() => expect(host.theme).toBe('light'));
  expect(heard).toEqual(['contrast']);
});

test('the token is the one that Teams gives, and a claims challenge goes along', async () => {
  const teams = new FakeTeams();
  const host = await connectTeams(settings);
  await expect(host.token({ claims: '{"x":1}' })).resolves.toBe('teams-token');
  const asked = teams.received.find(({ func }) => func === 'authentication.getAuthToken');
  expect(asked?.args[1]).toEqual(['{"x":1}']);
});

test('Teams refusing to sign in is told with its own word', async () => {
  new FakeTeams({ 'authentication.getAuthToken': [false, 'resourceDisabled'] });
  const host = await connectTeams(settings);
  await expect(host.token()).rejects.toMatchObject({ reason: 'sign-in-refused', detail: 'resourceDisabled' });
});

test.each([
  [[true, 'ONE-TIME'], { end: 'code', code: 'ONE-TIME' }],
  [[false, 'CancelledByUser'], { end: 'closed' }],
  [[false, 'FailedToOpenWindow'], { end: 'blocked' }],
])('when Teams answers %j the window has ended as %j', async (answer, end) => {
  new FakeTeams({ 'authentication.authenticate': answer });
  const host = await connectTeams(settings);
  const trip = Promise.resolve({ startUrl: 'https://localhost:3000/consent?id=1' });
  await expect(host.openConsent(trip, new AbortController().signal)).resolves.toEqual(end);
});

test('a Teams that never answers is given up', async () => {
  jest.useFakeTimers();
  new FakeTeams({ initialize: undefined as never });
  const given = expect(connectTeams(settings)).rejects.toMatchObject({
    reason: 'silent',
    detail: 'app.initialize',
  });
  await jest.advanceTimersByTimeAsync(15_000);
  await given;
});
