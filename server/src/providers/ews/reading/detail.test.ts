import { describe, expect, test } from '@jest/globals';
import { itemWith } from '../../../../test/ews/item-with.ts';
import type { EwsItem } from '../codec/item.ts';
import { detailOf, isPrivate } from './detail.ts';

const OWN = { shared: false, strange: false };
const CHOSEN = { shared: false, strange: true };
const SHARED = { shared: true, strange: true };
const ZOOM = 'https://zoom.us/j/93412345678';
const TEAMS = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_a%40thread.v2/0?context=%7b%7d';

const detail = (more: Partial<EwsItem>, reader = OWN) => detailOf(itemWith(more), reader);

describe('what is private', () => {
  test.each([
    ['Normal', false, false],
    ['Personal', false, false],
    ['Private', true, true],
    ['Confidential', true, true],
    // A server may withhold even that something is private.
    [null, false, true],
  ] as const)('%s: in one’s own mailbox %s, elsewhere %s', (sensitivity, own, elsewhere) => {
    expect(isPrivate({ sensitivity }, OWN)).toBe(own);
    expect(isPrivate({ sensitivity }, CHOSEN)).toBe(elsewhere);
    expect(isPrivate({ sensitivity }, SHARED)).toBe(elsewhere);
  });

  test('says no more than its time in a calendar of somebody else', () => {
    const secret = {
      sensitivity: 'Private',
      subject: 'Doctor',
      location: ZOOM,
      organizer: { name: 'Anna', address: 'anna@contoso.example' },
    } as const;
    const hidden = detail(secret, SHARED);
    expect(JSON.stringify(hidden)).not.toMatch(/Doctor|zoom|anna/);
    expect(hidden).toMatchObject({ private: true, title: '', organizer: null, link: null });
    expect(detail(secret, CHOSEN)).toMatchObject({ private: true, title: 'Doctor' });
  });
});

describe('a link', () => {
  test.each<[string, Partial<EwsItem>, string]>([
    ['the property for it', { joinOnlineMeetingUrl: TEAMS, location: ZOOM }, 'teams'],
    ['what an add-in left', { named: new Map([['SkypeTeamsMeetingUrl', TEAMS]]) }, 'teams'],
    ['the place', { location: `Room 1; ${ZOOM}` }, 'zoom'],
    [
      'the whole place, where the short one is cut',
      { location: 'x'.repeat(255), enhancedLocation: `${'x'.repeat(255)} ${ZOOM}` },
      'zoom',
    ],
    ['the text', { body: { form: 'HTML', content: `<a href="${ZOOM}">Join</a>` } }, 'zoom'],
    ['the plain text', { body: { form: 'Text', content: `Join: ${ZOOM}` } }, 'zoom'],
    ['the title', { subject: ZOOM }, 'zoom'],
  ])('is found in %s', (_name, item, service) => {
    expect(detail(item)).toMatchObject({ online: true, link: { service } });
  });

  test('makes a meeting online, and so does the server’s word alone', () => {
    expect(detail({})).toMatchObject({ online: false, link: null });
    expect(detail({ isOnlineMeeting: true })).toMatchObject({ online: true, link: null });
  });
});

test.each([
  [{ isCancelled: true }, true],
  [{ appointmentState: 5 }, true],
  [{ appointmentState: 7 }, true],
  [{ appointmentState: 3, isCancelled: false }, false],
  [{}, false],
])('%j is cancelled: %s', (item, cancelled) => {
  expect(detail(item).cancelled).toBe(cancelled);
});

test.each([
  ['Unknown', 'none'],
  ['Organizer', 'organizer'],
  ['Tentative', 'tentative'],
  ['Accept', 'accepted'],
  ['Decline', 'declined'],
  ['NoResponseReceived', 'unanswered'],
  [null, 'none'],
] as const)('the answer %s is %s', (myResponseType, response) => {
  expect(detail({ myResponseType }).response).toBe(response);
});

test('an organizer is somebody with an address; Exchange’s own names are none', () => {
  const by = (address: string | null, name: string | null = 'Anna') =>
    detail({ organizer: { name, address } }).organizer;
  expect(by('anna@contoso.example')).toEqual({ name: 'Anna', address: 'anna@contoso.example' });
  expect(by('anna@contoso.example', null)).toEqual({
    name: 'anna@contoso.example',
    address: 'anna@contoso.example',
  });
  expect(by('/o=Contoso/ou=Exchange/cn=Recipients/cn=anna')).toBeNull();
  expect(by(null)).toBeNull();
});

test('what is longer than anybody writes is cut', () => {
  const long = 'x'.repeat(100_000);
  const organizer = { name: long, address: `anna@${long}` };
  const detail = detailOf(itemWith({ subject: long, uid: long, organizer }), {
    shared: false,
    strange: false,
  });
  expect(detail.title).toHaveLength(1000);
  expect(detail.organizer?.name).toHaveLength(300);
  expect(detail.organizer?.address).toHaveLength(300);
  expect(detail.uid?.length).toBeLessThan(100);
});

test('what no database takes is left out', () => {
  expect(detail({ subject: 'a\0b\ud800', uid: 'u\0' })).toMatchObject({ title: 'ab\ufffd', uid: 'u' });
});
