/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openWindow } from './browser-window.ts';

const trip = Promise.resolve({ startUrl: 'https://localhost:3000/consent?id=1' });

const popup = () => ({ closed: false, close: jest.fn(), location: { replace: jest.fn() } });

const opening = (opened: ReturnType<typeof popup> | null) => {
  window.open = jest.fn(() => opened as unknown as Window);
};

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('the window opens at once, before it is known where to', async () => {
  const opened = popup();
  opening(opened);
  const end = openWindow(trip, new AbortController().signal);
  expect(window.open).toHaveBeenCalled();
  await trip;
  expect(opened.location.replace).toHaveBeenCalledWith('https://localhost:3000/consent?id=1');
  opened.closed = true;
  await jest.advanceTimersByTimeAsync(500);
  await expect(end).resolves.toEqual({ end: 'closed' });
});

test('a blocker is noticed', async () => {
  opening(null);
  await expect(openWindow(trip, new AbortController().signal)).resolves.toEqual({ end: 'blocked' });
});

test('when there is nowhere to go, the window closes and the failure is passed on', async () => {
  const opened = popup();
  opening(opened);
  const failing = Promise.reject(new Error('no consent'));
  await expect(openWindow(failing, new AbortController().signal)).rejects.toThrow('no consent');
  expect(opened.close).toHaveBeenCalled();
});

test('giving up closes the window', async () => {
  const opened = popup();
  opening(opened);
  const giveUp = new AbortController();
  void openWindow(trip, giveUp.signal);
  giveUp.abort();
  expect(opened.close).toHaveBeenCalled();
});
