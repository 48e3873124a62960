import { beforeEach, describe, expect, test } from '@jest/globals';
import { defaultExchangeSettings, type ExchangeSettings } from './settings.ts';
import { codes, idOf, items, requestOf, type TestClient, textOf } from './test-client.ts';
import { onExchange } from './test-stage.ts';
import type { ExchangeWorld } from './test-world.ts';

let world: ExchangeWorld;
let client: TestClient;
onExchange((opened) => {
  ({ world, client } = opened);
});
beforeEach(() => {
  Object.assign(world.state.exchange.settings, defaultExchangeSettings, { offers: 'both' });
});

const set = (change: Partial<ExchangeSettings>) => Object.assign(world.state.exchange.settings, change);
const week = () => client.ask(requestOf.calendarView('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'));
const read = async () => items(await week()).map((item) => [textOf(item, 'Subject'), textOf(item, 'Start')]);

describe('oddities', () => {
  test.each(['none', 'odd'] as const)(
    'prefixes that are %s change nothing but the prefixes',
    async (prefixes) => {
      const before = await read();
      const fault = async () => (await client.ask('<m:GetWeather/>')).body();
      const refused = await fault();
      set({ prefixes });
      const { text } = await week();
      expect(text).not.toMatch(/<[msth]:/);
      expect(prefixes === 'none' ? text : 'SOAP-ENV:').toContain(
        prefixes === 'none' ? '<Envelope xmlns=' : 'SOAP-ENV:',
      );
      expect(await read()).toEqual(before);
      const shape = ({ name, namespace, children }: typeof refused): unknown => [
        namespace,
        name,
        children.map(shape),
      ];
      expect(shape(await fault())).toEqual(shape(refused));
    },
  );

  test('without prefixes a server of 2007 is read as well', async () => {
    const before = await read();
    set({ prefixes: 'none', version: '2007-sp1' });
    const answer = await client.ask(requestOf.findItem(), { version: 'Exchange2007_SP1' });
    expect(answer.text).not.toMatch(/<[a-z]+:/);
    expect(items(answer).length).toBeGreaterThan(0);
    expect(before.length).toBeGreaterThan(0);
  });

  test('times have nine digits or an offset, and mean the same', async () => {
    const before = (await read()).map(([, start]) => Date.parse(start ?? ''));
    set({ times: 'nine-digits' });
    const nine = (await read()).map(([, start]) => start ?? '');
    expect(nine.every((start) => /T\d\d:\d\d:\d\d\.\d{9}Z$/.test(start))).toBe(true);
    set({ times: 'offset' });
    const offset = (await read()).map(([, start]) => start ?? '');
    expect(offset.every((start) => start.endsWith('+01:00'))).toBe(true);
    expect(offset.map((start) => Date.parse(start))).toEqual(before);
  });

  test('illegal characters stand in subjects, places and bodies, as references', async () => {
    set({ illegalCharacters: true });
    const { text } = await week();
    expect(text).toContain('<t:Subject>D&#x1F;aily standup&#xB;.</t:Subject>');
    expect(text).toContain('<t:Location>C&#x1F;');
    const ids = [...text.matchAll(/<t:ItemId Id="([^"]+)"/g)].map(([, id]) => id ?? '').slice(0, 2);
    const bodies = await client.ask(requestOf.getItem(ids, { base: 'IdOnly', uris: ['item:Body'] }));
    expect(bodies.text).toMatch(/<t:Body BodyType="HTML" IsTruncated="false">&lt;&#x1F;/);
  });

  test('elements come twice, or are unheard of', async () => {
    set({ duplicateElements: true });
    expect((await week()).text).toContain('<t:Subject>Dentist</t:Subject><t:Subject>Dentist</t:Subject>');
    set({ duplicateElements: false, unknownElements: true });
    const { text } = await week();
    expect(text).toContain('<t:CalendarItem Mood="cheerful">');
    expect(text).toContain('urn:nobody-knows');
    expect(items(await week()).length).toBeGreaterThan(0);
    expect((await client.ask(requestOf.getFolder())).text).toContain('<t:Humidity>');
  });

  test('one item is corrupt as long as its body is asked for, and the others are not', async () => {
    set({ corruptSubject: 'Dentist' });
    const found = items(await week());
    const ids = found.filter((item) => /Dentist|Focus/.test(textOf(item, 'Subject') ?? '')).map(idOf);
    expect(codes(await client.ask(requestOf.getItem(ids))).sort()).toEqual(['ErrorItemCorrupt', 'NoError']);
    const without = requestOf.getItem(ids, { base: 'IdOnly', uris: ['item:Subject'] });
    expect(codes(await client.ask(without))).toEqual(['NoError', 'NoError']);
  });

  test('one item has no start, or no UID', async () => {
    const missing = async (name: string) =>
      items(await week()).flatMap((item) =>
        textOf(item, name) === undefined ? [textOf(item, 'Subject')] : [],
      );
    expect([await missing('Start'), await missing('UID')]).toEqual([[], []]);
    set({ startlessSubject: 'Dentist', uidlessSubject: 'Focus' });
    expect([await missing('Start'), await missing('UID')]).toEqual([['Dentist'], ['Focus time']]);
  });

  test('Exchange knows of Teams only where it is told to', async () => {
    const joins = async (version = 'Exchange2013_SP1') => {
      const answer = await client.ask(
        requestOf.calendarView('2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z'),
        { version },
      );
      return items(answer).map((item) => [
        textOf(item, 'IsOnlineMeeting'),
        textOf(item, 'JoinOnlineMeetingUrl'),
      ]);
    };
    expect(new Set((await joins()).map(String))).toEqual(new Set(['false,']));
    set({ onlineMeetings: 'marked' });
    expect(await joins()).toContainEqual(['true', expect.stringContaining('https://teams.microsoft.com/')]);
    expect(new Set((await joins('Exchange2010')).map(([, url]) => url))).toEqual(new Set([undefined]));
  });
});

describe('a version', () => {
  test.each([
    ['2007-sp1', '8', '3', undefined],
    ['2010-sp2', '14', '3', 'Exchange2010_SP2'],
    ['2013', '15', '0', 'V2_4'],
    ['2016', '15', '1', 'V2017_07_11'],
    ['se', '15', '2', 'V2017_07_11'],
  ] as const)('%s says so in every answer', async (version, major, minor, label) => {
    set({ version });
    const { text } = await client.ask(requestOf.getFolder('<t:FolderId Id="x"/>'), {
      version: 'Exchange2007_SP1',
    });
    const info = /ServerVersionInfo ([^>]*)/.exec(text)?.[1] ?? '';
    expect(info).toContain(`MajorVersion="${major}" MinorVersion="${minor}"`);
    expect(/ Version="([^"]*)"/.exec(info)?.[1]).toBe(label);
  });

  test('says nothing of itself in a fault, but that of 2007 does, and words it otherwise', async () => {
    const fault = () => client.ask('<m:GetWeather/>', { version: 'Exchange2007_SP1' });
    const now = await fault();
    expect(now.status).toBe(500);
    expect(now.text).not.toContain('ServerVersionInfo');
    expect(now.text).toContain('>a:ErrorSchemaValidation</faultcode>');
    set({ version: '2007-sp1' });
    const then = await fault();
    expect(then.text).toContain('ServerVersionInfo');
    expect(then.text).toContain('<faultcode>soap:Client</faultcode>');
    expect(then.text).toMatch(/<e:Line [^>]*>\d+<\/e:Line><e:Position [^>]*>\d+<\/e:Position>/);
  });

  test('has the properties of its time and no others, even when all are asked for', async () => {
    const names = async (version: string) => {
      const [item] = items(await client.ask(requestOf.findItem(), { version }));
      const answer = await client.ask(requestOf.getItem([idOf(item)]), { version });
      return items(answer)[0]?.children.map(({ name }) => name) ?? [];
    };
    const of2007 = await names('Exchange2007_SP1');
    const of2010 = await names('Exchange2010');
    const of2013 = await names('Exchange2013');
    expect(of2007).not.toContain('StartTimeZone');
    expect(of2010).toContain('StartTimeZone');
    expect(of2010).not.toContain('StartTimeZoneId');
    expect(of2013).toContain('StartTimeZoneId');
  });
});
