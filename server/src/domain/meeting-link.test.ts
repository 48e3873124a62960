import { expect, test } from '@jest/globals';
import { findMeetingLink } from './meeting-link.ts';

const TEAMS =
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Yz%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d';

test.each([
  ['teams', TEAMS],
  ['teams', 'https://teams.microsoft.com/meet/2345678901?p=abc'],
  ['teams', 'https://teams.live.com/meet/9312345678901?p=xyz'],
  ['teams', 'https://teams.microsoft.com/_#/l/meetup-join/19%3ameeting_x/0'],
  [
    'teams',
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F19&type=meetup-join',
  ],
  ['zoom', 'https://us02web.zoom.us/j/84512345678?pwd=Q2hh'],
  ['zoom', 'https://contoso.zoom.us/my/alice.smith'],
  ['zoom', 'https://zoom.us/w/84512345678'],
  ['zoom', 'https://contoso.zoomgov.com/j/1612345678'],
  ['meet', 'https://meet.google.com/abc-defg-hij'],
])('recognises a %s link: %s', (service, url) => {
  expect(findMeetingLink(`Join: ${url}.`)).toEqual({ service, url });
});

test.each([
  'https://evilzoom.us/j/84512345678',
  'https://zoom.us.evil.example/j/84512345678',
  'https://zoom.us@evil.example/j/84512345678',
  'https://evil.example/?https://zoom.us/j/84512345678',
  'https://zoom.us:8443/j/84512345678',
  'https://zoom.us/pricing',
  'https://meet.google.com/landing',
  'https://teams.microsoft.com/l/channel/19%3a0',
  'javascript:alert(1)',
  'no link at all',
  '',
])('finds nothing in %p', (text) => {
  expect(findMeetingLink(text)).toBeNull();
});

test('finds a link that is only the target of an anchor, and decodes its entities', () => {
  const html =
    '<p>Hi &amp; welcome</p><a href="https://contoso.zoom.us/j/84512345678?pwd=a&amp;from=addon">here</a>';
  expect(findMeetingLink(html)?.url).toBe('https://contoso.zoom.us/j/84512345678?pwd=a&from=addon');
});

test('decodes an address that is written with numeric entities', () => {
  expect(findMeetingLink('https&#58;&#x2F;&#x2f;meet.google.com&#47;abc-defg-hij')?.service).toBe('meet');
});

test('unwraps links that a mail gateway rewrote, but only so many layers', () => {
  const wrap = (url: string) =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C`;
  expect(findMeetingLink(wrap(TEAMS))?.url).toBe(TEAMS);
  expect(findMeetingLink(wrap(wrap(TEAMS)))?.url).toBe(TEAMS);
  expect(
    findMeetingLink([1, 2, 3, 4, 5, 6].reduce((url) => wrap(url), 'https://zoom.us/j/84512345678')),
  ).toBeNull();
  expect(findMeetingLink(wrap('https://evil.example/'))).toBeNull();
});

test('takes the first meeting, in the form that carries the passcode', () => {
  const text = `https://zoom.us/j/84512345678
    https://zoom.us/j/84512345678?pwd=secret
    https://zoom.us/j/99912345678?pwd=other`;
  expect(findMeetingLink(text)?.url).toBe('https://zoom.us/j/84512345678?pwd=secret');
});

test('turns an unencrypted address into https', () => {
  expect(findMeetingLink('http://meet.google.com/abc-defg-hij')?.url).toBe(
    'https://meet.google.com/abc-defg-hij',
  );
});

test.each([
  ['dots behind an address', () => `https://a.example/${'.'.repeat(400_000)}x`],
  ['ampersands', () => '&'.repeat(400_000)],
  ['half an entity', () => '&#x'.repeat(150_000)],
  ['addresses without an end', () => 'https://'.repeat(50_000)],
  ['hosts that never end', () => `https://${'zoom.us.'.repeat(50_000)}`],
])('searches %s in time that grows with the text only', (_name, text) => {
  const input = text();
  const started = performance.now();
  findMeetingLink(input);
  expect(performance.now() - started).toBeLessThan(500);
});
