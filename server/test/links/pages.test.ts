import { expect, test } from '@jest/globals';
import { linkReader } from '../../src/domain/links/link-reader.ts';
import type { LinkTexts } from '../../src/domain/links/link-texts.ts';
import { findMeetingLinks } from '../../src/domain/links/meeting-links.ts';
import type { LinkShape, Service } from '../../src/domain/links/services/service.ts';
import { SERVICES } from '../../src/domain/links/services/services.ts';
import { WRAPPERS } from '../../src/domain/links/wrappers.ts';

/** Addresses that look like rooms of somebody's choice, and are pages of the service. */
const PAGES = [
  ...['https://whereby.com/terms', 'https://whereby.com/privacy-policy', 'https://www.whereby.com/login'],
  ...[
    'https://help.whereby.com/article',
    'https://docs.whereby.com/reference',
    'https://whereby.com/Contact',
  ],
  ...['https://www.daily.co/contact', 'https://docs.daily.co/reference', 'https://blog.daily.co/video'],
  ...[
    'https://demodesk.com/features',
    'https://demodesk.com/customers',
    'https://help.demodesk.com/articles1',
  ],
  ...['https://streamyard.com/download', 'https://www.streamyard.com/resources'],
  ...[
    'https://doxy.me/about',
    'https://doxy.me/careers',
    'https://help.doxy.me/articles',
    'https://doxy.me/fr',
  ],
  ...['https://join.me/privacy', 'https://join.me/support', 'https://secure.join.me/login'],
  ...['https://meetings.dialpad.com/terms', 'https://www.uberconference.com/about'],
  ...['https://meet.goto.com/privacy', 'https://meet.goto.com/login', 'https://www.gotomeet.me/terms'],
  ...['https://help.webex.com/meet/x', 'https://www.webex.com/join/faq', 'https://webex.com/meet/pricing'],
  ...['https://go.chorus.ai/help', 'https://join.gong.io/help', 'https://jam.systems/about'],
  ...[
    'https://call.lifesizecloud.com/login',
    'https://go.teamviewer.com/help',
    'https://go.blizz.com/download',
  ],
  ...[
    'https://kmeet.infomaniak.com/about',
    'https://meet.pumble.com/help',
    'https://join.skype.com/download',
  ],
  ...['https://duo.google.com/about', 'https://8x8.vc/about', 'https://meet.zoho.com/login'],
  ...['https://zoom.us/my/profile', 'https://zoom.us/my/settings', 'https://support.zoom.us/my/tickets'],
];

const textsOf = (body: string): LinkTexts => ({ onlineMeeting: null, places: [body], body, subject: body });

test.each(PAGES)('%s is no room', (page) => {
  expect(findMeetingLinks(textsOf(page)).links).toEqual([]);
});

test.each([
  ['whereby', 'https://contoso.whereby.com/support'],
  ['daily', 'https://contoso.daily.co/about'],
  ['doxy', 'https://contoso.doxy.me/help'],
  ['webex', 'https://contoso.webex.com/meet/support'],
  ['zoom', 'https://www.zoom.us/my/alice'],
  ['streamyard', 'https://www.streamyard.com/jexample29t'],
  ['goto', 'https://gotomeet.me/contoso/assembly'],
])('a room of %s is found, whatever an organisation calls it: %s', (service, url) => {
  expect(findMeetingLinks(textsOf(url)).links).toEqual([{ service, url }]);
});

test.each(
  Object.entries(SERVICES).flatMap(([id, service]: [string, Service]) =>
    service.links.flatMap((shape: LinkShape, index) =>
      shape.anyName ? [{ id, service, index, shape, host: shape.hosts[0] }] : [],
    ),
  ),
)('the row of $id at $host would take a page for a room', ({ id, service, index, shape }) => {
  const { anyName, ...taking } = shape;
  const services = { ...SERVICES, [id]: { ...service, links: service.links.with(index, taking) } };
  const reader = linkReader(services, WRAPPERS);
  expect(PAGES.filter((page) => reader.findMeetingLinks(textsOf(page)).links.length > 0)).not.toEqual([]);
});
