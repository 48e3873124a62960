import { describe, expect, test } from '@jest/globals';
import type { LinkTexts } from './link-texts.ts';
import { findMeetingLinks, meetingKey, serviceName } from './meeting-links.ts';

const NOTHING: LinkTexts = { onlineMeeting: null, places: [], body: null, subject: null };
const inBody = (body: string) => findMeetingLinks({ ...NOTHING, body });
const urlsIn = (body: string) => inBody(body).links.map(({ url }) => url);

const TEAMS =
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Yz%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d';
const ZOOM = 'https://zoom.us/j/84512345678';
const MEET = 'https://meet.google.com/abc-defg-hij';
const safeLink = (url: string) =>
  `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C`;

describe('an address', () => {
  test.each([
    ['in a sentence', `Join: ${ZOOM}.`],
    ['in brackets', `(${ZOOM})`],
    ['in angle brackets', `Zoom<${ZOOM}>`],
    ['in angle brackets of HTML text', `<p>Zoom &lt;${ZOOM}&gt;</p>`],
    ['in quotes', `“${ZOOM}”`],
    ['before text without a space', `入会：${ZOOM}（密码）`],
    ['as the target of an anchor only', `<a href="${ZOOM}">here</a>`],
    ['as an attribute without quotes', `<a href=${ZOOM}>here</a>`],
    ['with entities for colon and slashes', 'https&#58;&#x2F;&#x2f;zoom.us&#47;j&sol;84512345678'],
    ['with an entity in its host', 'https://zoom&#46;us/j/84512345678'],
    ['in capitals', 'HTTPS://ZOOM.US/j/84512345678'],
    ['without encryption', 'http://zoom.us/j/84512345678'],
    ['with the port that goes without saying', 'https://zoom.us:443/j/84512345678'],
    ['of the app', 'zoommtg://zoom.us/j/84512345678'],
    ['glued to another', `https://example.com/a,${ZOOM}`],
    ['glued to itself', `${ZOOM}${ZOOM}`],
    ['folded in angle brackets', `<https://zoom.us/j/\r\n 84512345678>`],
    ['folded in an attribute', `<a href="https://zoom.us/j/\n84512345678">x</a>`],
    ['without a scheme', 'Join zoom.us/j/84512345678'],
  ])('%s is found', (_where, text) => {
    expect(urlsIn(text)).toEqual([ZOOM]);
  });

  test.each([
    'contoso.webex.com/meet/alice',
    'app.zoom.com/j/84512345678',
    'contoso.zoom-x.de/j/84512345678',
    'teams.live.com/meet/9312345678901?p=abc',
    'whereby.com/contoso',
    'meet.jit.si/Standup',
    '8x8.vc/contoso/team',
    'bbb.example.org/b/ali-x7k-2mq',
    'v.ringcentral.com/join/123456789',
    'meetings.officeathand.att.com/j/1481234567',
    'meet.google.com/abc-defg-hij',
    'teams.microsoft.com/meet/123456789012',
  ])('without a scheme is found in a text: %s', (address) => {
    for (const written of [address, `${address.charAt(0).toUpperCase()}${address.slice(1)}`]) {
      expect(urlsIn(`Join: ${written}, please`)).toEqual([`https://${address}`]);
      expect(urlsIn(`<p>Join:</p><p>${written}</p>`)).toEqual([`https://${address}`]);
      expect(findMeetingLinks({ ...NOTHING, places: [written] }).links).toHaveLength(1);
    }
  });

  test('without a scheme is not looked for in what no reader sees, nor where a link enters already', () => {
    expect(urlsIn('<!-- zoom.us/j/84512345678 --><script>x = zoom.us/j/84512345678;</script>')).toEqual([]);
    expect(urlsIn(`${MEET} or zoom.us/j/84512345678`)).toEqual([MEET]);
    expect(urlsIn('https://discord.gg/contoso zoom.us/j/84512345678')[0]).toBe(ZOOM);
  });

  test('without a scheme is found whatever was read before', () => {
    const place = 'zoom.us/j/84512345678';
    for (const body of [
      '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.microsoft.com/office/2004/12/omml">',
      `${' '.repeat(100)}webex.example`,
    ]) {
      expect(inBody(body).links).toEqual([]);
      expect(findMeetingLinks({ ...NOTHING, places: [place] }).links).toHaveLength(1);
      expect(findMeetingLinks({ ...NOTHING, body, subject: place }).links).toHaveLength(1);
    }
  });

  test.each([
    'https://evilzoom.us/j/84512345678',
    'https://zoom.us.evil.example/j/84512345678',
    'https://zoom.us@evil.example/j/84512345678',
    'https://zoom.us:443@evil.example/j/84512345678',
    'https://zoom.us%2f@evil.example/j/84512345678',
    'https://evil.example/?https://zoom.us/j/84512345678',
    'https://evil.example/?next=zoom.us/j/84512345678',
    'https://evil.example/zoom.us/j/84512345678',
    'https&#58;&#47;&#47;evil.example&#47;a,zoom.us/j/84512345678',
    'https:\\\\evil.example\\zoom.us/j/84512345678',
    '//evil.example/a,zoom.us/j/84512345678',
    'evil.example\uff0fzoom.us/j/84512345678',
    'someone@zoom.us/j/84512345678',
    'https://zoom.us:8443/j/84512345678',
    'https://zооm.us/j/84512345678',
    'https://xn--zm-emca.us/j/84512345678',
    'https://zoom.us/pricing',
    'https://join.contoso.com/campaign/SPRING24',
    'https://meet.contoso.com/docs/AGENDA2026',
    'https://meet.contoso.com/docs/2026PLAN',
    'https://skype.contoso.com/help/FAQ2020',
    'https://acme.webex.com/acme/m.php?AT=JM&MK=12345678',
    'https://zoom.us/j/',
    'https://zoom.us/j/845 1234 5678',
    'https://zoom.us/j/845<wbr>12345678',
    'https://zoom.us/j/<span>845</span>12345678',
    'https://zoom.us/wc/join/8451234&shy;5678',
    'https://zoom.us/s/845\u200b12345678',
    'https://meet.google.com/landing',
    'https://teams.microsoft.com/l/channel/19%3a0',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'javascript:alert(1)',
    'https://www.google.com/url?q=ftp%3A%2F%2Fzoom.us%2Fj%2F84512345678',
    '//',
    'no link at all',
    '',
  ])('is no meeting: %p', (text) => {
    expect(inBody(text)).toEqual({ links: [], opaque: null });
  });

  test('keeps what quoted-printable and wrapped lines cut off', () => {
    const url = `${ZOOM}?pwd=Q2hhbmdlTWVQbGVhc2VBbmRUaGVuU29tZU1vcmVDaGFyYWN0ZXJz.1&from=addin`;
    const quoted = url.replaceAll('=', '=3D');
    expect(urlsIn(`${quoted.slice(0, 75)}=\r\n${quoted.slice(75)}\r\n\r\nBye`)).toEqual([url]);
    expect(urlsIn(`${url.slice(0, 76)}\n${url.slice(76)}\nBye`)).toEqual([url]);
  });

  test('ends with its line where the next one says something else', () => {
    const url = `${ZOOM}?pwd=Q2hhbmdlTWVQbGVhc2VBbmRUaGVuU29tZQ==`;
    for (const next of ['Meeting ID: 845 1234 5678', '+49 69 7104 9922', 'Passcode', '123456'])
      expect(urlsIn(`${url}\n${next}`)).toEqual([url]);
  });

  test('is decoded as often as it was encoded', () => {
    expect(urlsIn(`<a href="${ZOOM}?pwd=a&amp;amp;from=addon">x</a>`)).toEqual([`${ZOOM}?pwd=a&from=addon`]);
  });
});

describe('rewritten links', () => {
  test('are unwrapped, also where one gateway followed another, but only so often', () => {
    expect(urlsIn(safeLink(TEAMS))).toEqual([TEAMS]);
    expect(urlsIn(safeLink(safeLink(TEAMS)))).toEqual([TEAMS]);
    expect(urlsIn(Array.from({ length: 9 }).reduce<string>((url) => safeLink(url), ZOOM))).toEqual([]);
    expect(urlsIn(safeLink('https://evil.example/'))).toEqual([]);
    expect(urlsIn(safeLink('https://zoom.us@evil.example/j/84512345678'))).toEqual([]);
  });

  test('of Proofpoint are read in all three formats', () => {
    expect(
      urlsIn('https://urldefense.proofpoint.com/v1/url?u=https://zoom.us/j/84512345678%3Fpwd%3Da&k=x'),
    ).toEqual([`${ZOOM}?pwd=a`]);
    expect(
      urlsIn('https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_84512345678-3Fpwd-3Da-5Fb&d=x'),
    ).toEqual([`${ZOOM}?pwd=a_b`]);
    expect(
      urlsIn('https://urldefense.com/v3/__https://zoom.us/j/84512345678?pwd=a*b**Ac__;KyEhIQ!!Abc!x$'),
    ).toEqual([`${ZOOM}?pwd=a+b!!c`]);
  });

  test('that nobody can read are named, where nothing else was found', () => {
    const mimecast = 'https://protect-eu.mimecast.com/s/AbCdEfGh';
    expect(inBody(mimecast)).toEqual({ links: [], opaque: 'Mimecast' });
    expect(inBody(`${mimecast} ${ZOOM}`)).toMatchObject({ links: [{ url: ZOOM }], opaque: null });
  });

  test('that tell where they lead count only if that is a service', () => {
    expect(inBody('https://protect-eu.mimecast.com/s/AbC?domain=teams.microsoft.com').opaque).toBe(
      'Mimecast',
    );
    expect(inBody('https://protect-eu.mimecast.com/s/AbC?domain=contoso.example').opaque).toBeNull();
  });

  test('that are short matter as a place, where somebody meant them to', () => {
    expect(inBody('https://bit.ly/3xyz').opaque).toBeNull();
    expect(findMeetingLinks({ ...NOTHING, places: ['https://bit.ly/3xyz'] }).opaque).toBe('Bitly');
  });
});

describe('of several links', () => {
  test('the most trusted comes first: the provider, the place, the text, the subject', () => {
    const texts = {
      onlineMeeting: TEAMS,
      places: ['Room 5', ZOOM],
      body: `<a href="${MEET}">x</a>`,
      subject: 'Call on https://whereby.com/contoso',
    };
    expect(findMeetingLinks(texts).links.map(({ service }) => service)).toEqual([
      'teams',
      'zoom',
      'meet',
      'whereby',
    ]);
  });

  test('those to one meeting count once, with the passcode', () => {
    expect(
      urlsIn(
        `${ZOOM} https://us02web.zoom.us/wc/join/84512345678 ${ZOOM}?pwd=s ${ZOOM}?from=a-calendar ${MEET}`,
      ),
    ).toEqual([`${ZOOM}?pwd=s`, MEET]);
  });

  describe('to one meeting in several texts, the most trusted counts', () => {
    const first = (texts: Partial<LinkTexts>) => findMeetingLinks({ ...NOTHING, ...texts }).links;
    const thread = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Yz%40thread.v2/0?context=';

    test.each([
      ['with an older passcode', `${ZOOM}?pwd=NEW`, `${ZOOM}?pwd=OLDpassOLDpassOLDpass.1`],
      ['without a passcode, but longer', `${ZOOM}?pwd=NEW`, `${ZOOM}?from=a-calendar-with-a-long-name`],
      ['of another tenant', `${thread}%7b%22Tid%22%3a%22a%22%7d`, `${thread}%7b%22Tid%22%3a%22bbbbbbb%22%7d`],
      [
        'at the service for persons',
        `${thread}%7b%22Tid%22%3a%22a%22%7d`,
        `${thread.replace('microsoft', 'live')}%7b%22Tid%22%3a%22bbbbbbb%22%7d`,
      ],
      [
        'with a passcode, but elsewhere',
        'https://zoom.us/j/84512345678',
        'https://zoom-x.de/j/84512345678?pwd=s',
      ],
    ])('not one %s', (_what, trusted, other) => {
      expect(first({ onlineMeeting: trusted, body: other })).toMatchObject([{ url: trusted }]);
      expect(first({ places: [trusted], body: other })).toMatchObject([{ url: trusted }]);
      expect(first({ body: trusted, subject: other })).toMatchObject([{ url: trusted }]);
    });

    test('but for the passcode that is missing there', () => {
      const complete = 'https://us02web.zoom.us/j/84512345678?pwd=s';
      expect(first({ places: [ZOOM, 'Room 5'], body: `${MEET} ${complete}` })).toMatchObject([
        { url: complete },
        { url: MEET },
      ]);
    });
  });

  test('one that enters a meeting precedes one that only leads there', () => {
    expect(urlsIn(`https://zoom.us/webinar/register/WN_abc ${ZOOM}`)[0]).toBe(ZOOM);
  });

  test('no more are kept than anybody would choose among', () => {
    const many = Array.from({ length: 50 }, (_, index) => `https://zoom.us/j/${84512345000 + index}`);
    expect(urlsIn(many.join(' '))).toEqual(many.slice(0, 20));
  });

  test('a known service precedes one that is known by its looks', () => {
    const texts = { ...NOTHING, places: ['https://bbb.example.org/b/ali-x7k-2mq'], subject: ZOOM };
    expect(findMeetingLinks(texts).links.map(({ service }) => service)).toEqual(['zoom', 'bigbluebutton']);
  });
});

describe('the key of a meeting', () => {
  const keyOf = (text: string) => inBody(text).links.map(meetingKey);

  test.each([
    [ZOOM, 'https://contoso.zoom.us/w/84512345678?pwd=s#success'],
    [MEET, 'http://MEET.google.com/ABC-defg-hij?authuser=1'],
    [TEAMS, safeLink(TEAMS)],
    ['https://a.webex.com/a/j.php?MTID=m1', 'https://a.webex.com/a/e.php?MTID=m1'],
    ['https://a.webex.com/a/j.php?MTID=m1', 'https://a.webex.com/a/m.php?MTID=m1'],
    [TEAMS, 'https://teams.cloud.microsoft/l/meetup-join/19:meeting_Yz@thread.v2/0'],
    [TEAMS, 'https://teams.microsoft.com/_#/l/meetup-join/19%253ameeting_Yz%2540thread.v2/0'],
    [
      TEAMS,
      'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F19%3Ameeting_Yz%40thread.v2%2F0&type=meetup-join',
    ],
  ])('is the same for %s and %s', (one, other) => {
    expect(keyOf(one)).toHaveLength(1);
    expect(keyOf(other)).toEqual(keyOf(one));
  });

  test.each([
    [ZOOM, 'https://zoom.us/j/84512345679'],
    ['https://a.webex.com/meet/alice', 'https://b.webex.com/meet/alice'],
    ['https://a.webex.com/a/j.php?MTID=m1', 'https://b.webex.com/a/j.php?MTID=m1'],
    [
      'https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.tacv2/1',
      'https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.tacv2/2',
    ],
  ])('is another for %s and %s', (one, other) => {
    expect(keyOf(one)).not.toEqual(keyOf(other));
  });

  test('is there for a link that is not recognised any more', () => {
    expect(meetingKey({ service: 'zoom', url: 'https://example.com/x' })).toBe('zoom:https://example.com/x');
  });
});

test('services are called as they call themselves', () => {
  expect(serviceName('teams')).toBe('Microsoft Teams');
});

test.each([
  ['dots behind an address', () => `${ZOOM}${'.'.repeat(400_000)}x`],
  ['ampersands', () => '&'.repeat(400_000)],
  ['half an entity', () => '&#x'.repeat(150_000)],
  ['addresses without an end', () => 'https://'.repeat(50_000)],
  ['hosts that never end', () => `https://${'zoom.us.'.repeat(50_000)}`],
  ['meetings without a space between them', () => `${ZOOM},`.repeat(14_000)],
  ['brackets that never close', () => `<${ZOOM}\n`.repeat(14_000)],
  ['one word', () => 'a'.repeat(400_000)],
  ['words with a slash in each', () => 'zoom.us/ '.repeat(50_000)],
  ['one word of paths', () => 'zoom.us/j/1,'.repeat(40_000)],
  ['one path', () => 'a.b/'.repeat(100_000)],
  ['comments for Outlook', () => '<!--[if mso'.repeat(40_000)],
  ['one word of hosts', () => 'zoom.us,'.repeat(50_000)],
  ['scripts that never close', () => `${ZOOM} ${'<script '.repeat(50_000)}-->`],
])('reads %s once only', (_name, text) => {
  const input = text();
  const started = process.cpuUsage();
  inBody(input);
  expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
});
