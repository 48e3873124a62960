import { expect, test } from '@jest/globals';
import type { Detail } from '../meeting.ts';
import { linksOf, withChosenLink } from './choose-link.ts';
import type { MeetingLink } from './link-texts.ts';

const zoom: MeetingLink = { service: 'zoom', url: 'https://zoom.us/j/123456789' };
const teams: MeetingLink = { service: 'teams', url: 'https://teams.microsoft.com/meet/1234567890' };
const meet: MeetingLink = { service: 'meet', url: 'https://meet.google.com/abc-defg-hij' };
const detail: Detail = {
  title: 'Review',
  organizer: null,
  private: false,
  cancelled: false,
  response: 'accepted',
  online: true,
  link: teams,
  otherLinks: [zoom, meet],
  uid: null,
};

test('a chosen link comes first, and the others keep their order', () => {
  expect(linksOf(withChosenLink(detail, ({ service }) => service === 'meet'))).toEqual([meet, teams, zoom]);
  expect(withChosenLink(detail, ({ service }) => service === 'teams')).toBe(detail);
});

test('a choice that the meeting does not offer any more leaves it as it is', () => {
  expect(withChosenLink(detail, () => false)).toBe(detail);
  expect(withChosenLink({ ...detail, link: null, otherLinks: [] }, () => true).link).toBeNull();
});
