import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at } from '../state/test-mailboxes.ts';
import { officialFolder } from './official-schema.ts';
import { readXml, type XmlElement } from './soap/read-xml.ts';
import { createTestClient, idOf, items, main, requestOf, type TestClient } from './test-client.ts';
import { type ExchangeWorld, openExchangeWorld } from './test-world.ts';

let world: ExchangeWorld;
let client: TestClient;
beforeAll(async () => {
  world = await openExchangeWorld({ offers: 'both', version: '2013-sp1' });
  client = createTestClient(world);
});
afterAll(async () => {
  await client.close();
  await world.close();
});

const example = (name: string) => readFileSync(join(officialFolder ?? '', 'examples', name), 'utf8');

type Skeleton = { attributes: string[]; children: Record<string, Skeleton> };

/** What is in what, whatever it says and however often. */
function skeleton(elements: readonly XmlElement[]): Skeleton {
  const attributes = new Set(elements.flatMap((element) => Object.keys(element.attributes)));
  const children = elements.flatMap((element) => element.children);
  const names = new Set(children.map(({ name, namespace }) => `{${namespace}}${name}`));
  return {
    attributes: [...attributes].sort(),
    children: Object.fromEntries(
      [...names]
        .sort()
        .map((key) => [
          key,
          skeleton(children.filter(({ name, namespace }) => `{${namespace}}${name}` === key)),
        ]),
    ),
  };
}
const skeletonOf = (text: string) => skeleton([readXml(text)]);

/** Sends a request of the documentation as it stands there, but for what is replaced. */
const send = async (request: string, replacements: readonly (readonly [string | RegExp, string])[] = []) => {
  const text = replacements.reduce((all, [from, to]) => all.replace(from, to), request);
  const authorization = `Basic ${Buffer.from('alice:Sandbox-Passw0rd!').toString('base64')}`;
  return client.send(text, { authorization });
};
const whereOf = (day: string) => [/StartDate="[^"]*"/, `StartDate="2026-11-${day}T00:00:00Z"`] as const;
const untilOf = (day: string) => [/EndDate="[^"]*"/, `EndDate="2026-11-${day}T00:00:00Z"`] as const;

/** Only the kind of item differs: the documentation has mails where we have meetings. */
const likeMails = (text: string) => text.replaceAll('t:Message>', 't:CalendarItem>');

(officialFolder === null ? describe.skip : describe)('answers look like those in the documentation', () => {
  test.each([
    ['GetFolder-calendar', []],
    ['FindItem-calendarview', [whereOf('23'), untilOf('28'), [/<t:FolderId [^>]*>/, main]]],
    ['FindItem-calendarview-occurrences', [whereOf('23'), untilOf('28')]],
    [
      'FindItem-calendar-recurring-masters',
      [
        [/"2014-07-01[^"]*"/, '"2026-11-01T00:00:00Z"'],
        [/"2014-07-31[^"]*"/, '"2026-12-30T00:00:00Z"'],
      ],
    ],
    ['SyncFolderItems-initial', [[/"inbox"/, '"calendar"']]],
    ['ResolveNames-full-contact-data', [[/User2/, 'bob@contoso.example']]],
  ] as const)('%s', async (name, replacements) => {
    const { text } = await send(example(`${name}.request.xml`), replacements);
    const ours = skeletonOf(text);
    const theirs = skeletonOf(likeMails(example(`${name}.response.xml`)));
    // Documented answers of 2007 name their version in other words.
    expect(bodyOf(ours)).toEqual(bodyOf(theirs));
  });

  test('GetItem of a series', async () => {
    world.state.mailboxes.createMeeting(world.oid('alice'), {
      subject: 'Weekly Update Meeting',
      start: at('2026-11-28', '10:00'),
      end: at('2026-11-28', '11:00'),
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['saturday'] },
        range: { type: 'numbered', startDate: '2026-11-28', numberOfOccurrences: 10 },
      },
    });
    const [series] = items(await client.ask(requestOf.findItem()));
    const { text } = await send(example('GetItem-recurring-master.request.xml'), [
      [/<t:ItemId [^>]*>/, `<t:ItemId Id="${idOf(series)}"/>`],
    ]);
    expect(skeletonOf(text)).toEqual(skeletonOf(example('GetItem-recurring-master.response.xml')));
  });

  test('GetItem of a mixed batch, in the order of the request', async () => {
    const [first] = items(await client.ask(requestOf.findItem()));
    const gone = `${idOf(first).slice(0, -8)}AAAAAAA=`;
    const answer = await client.ask(
      requestOf.getItem([idOf(first), gone], { base: 'IdOnly', uris: ['item:Subject'] }),
    );
    const theirs = likeMails(example('GetItem-batch-one-ErrorItemNotFound.response.xml'));
    expect(skeleton([answer.body()])).toEqual(skeletonOf(theirs));
    expect(answer.messages().map(({ attributes }) => attributes.ResponseClass)).toEqual(['Success', 'Error']);
  });

  test.each([
    ['GetFolder-ErrorInvalidIdMalformed', requestOf.getFolder('<t:FolderId Id="x"/>')],
    ['FindFolder-ErrorInvalidIdMalformed', requestOf.findFolder({ parent: '<t:FolderId Id="x"/>' })],
    ['FindItem-ErrorInvalidIdMalformed', requestOf.findItem({ folder: '<t:FolderId Id="x"/>' })],
    ['ConvertId-ErrorInvalidIdMalformed', requestOf.convertId('x', 'OwaId')],
    ['SyncFolderItems-ErrorInvalidSyncStateData', requestOf.sync({ state: 'x' })],
    ['ResolveNames-ErrorNameResolutionNoResults', requestOf.resolveNames('zacharias')],
  ])('%s', async (name, request) => {
    const { text, status } = await client.ask(request);
    const theirs = example(`${name}.response.xml`);
    expect(status).toBe(200);
    expect(bodyOf(skeletonOf(text))).toEqual(bodyOf(skeletonOf(theirs)));
    expect(codeIn(text)).toBe(codeIn(theirs));
    expect(messageIn(text)).toBe(messageIn(theirs));
  });

  test('ResolveNames with several hits is a warning that has them', async () => {
    const { text } = await client.ask(requestOf.resolveNames('p'));
    const theirs = example('ResolveNames-delegate-warning-multiple-results.response.xml');
    // People of the directory are no contacts, which would have an id.
    const withoutIds = theirs.replaceAll(/<t:ItemId [^>]*>/g, '');
    expect(bodyOf(skeletonOf(text))).toEqual(bodyOf(skeletonOf(withoutIds)));
    expect(text).toContain('ResponseClass="Warning"');
    expect(messageIn(text)).toBe(messageIn(theirs));
  });

  test.each([
    [
      'Fault-ErrorIncorrectSchemaVersion',
      requestOf.getItem(['a'], { uris: ['item:TextBody'] }),
      'Exchange2010',
    ],
    ['Fault-ErrorSchemaValidation-enumeration', requestOf.getFolder('<t:DistinguishedFolderId Id="x"/>')],
    ['Fault-ErrorSchemaValidation-entity', requestOf.resolveNames('&nope;')],
  ])('%s', async (name, request, version = 'Exchange2013') => {
    const { text, status } = await client.ask(request, { version });
    const theirs = example(`${name}.response.xml`);
    expect(status).toBe(500);
    expect(skeletonOf(text)).toEqual(skeletonOf(theirs));
    expect(codeIn(text)).toBe(codeIn(theirs));
  });
});

const bodyOf = ({ children }: Skeleton) =>
  children['{http://schemas.xmlsoap.org/soap/envelope/}Body']?.children;
const codeIn = (text: string) => /ResponseCode[^>]*>(\w+)</.exec(text)?.[1];
const messageIn = (text: string) => /MessageText>([^<]*)</.exec(text)?.[1];
