import { expect, test } from '@jest/globals';
import { nextScreen, type Screen, type ScreenEvent } from './screen.ts';

const after = (...events: ScreenEvent[]) => events.reduce<Screen>(nextScreen, { name: 'loading' }).name;

test('an app that has loaded still has to say that it is ready', () => {
  expect(after({ name: 'app-loaded' })).toBe('loaded');
  expect(after({ name: 'app-loaded' }, { name: 'patience-ended' })).toBe('failed');
  expect(after({ name: 'app-loaded' }, { name: 'success' }, { name: 'patience-ended' })).toBe('ready');
});

test('success without a word about loading is enough', () => {
  expect(after({ name: 'success' }, { name: 'patience-ended' })).toBe('ready');
  expect(after({ name: 'success' }, { name: 'app-loaded' })).toBe('ready');
});

test('an expected failure is the app’s own to show', () => {
  expect(after({ name: 'expected-failure' }, { name: 'patience-ended' })).toBe('ready');
});

test('the error page stays, whatever the app says afterwards', () => {
  expect(after({ name: 'patience-ended' }, { name: 'success' })).toBe('failed');
  expect(after({ name: 'success' }, { name: 'failure', reason: 'x' }, { name: 'success' })).toBe('failed');
});
