import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canCheckSchema, schemaErrors } from './official-schema.ts';
import { codes, createTestClient, idOf, items, requestOf, type TestClient } from './test-client.ts';
import { type ExchangeWorld, openExchangeWorld } from './test-world.ts';
import { releaseOf, type ServerVersion, serverVersions } from './versions.ts';

let world: ExchangeWorld;
let client: TestClient;
beforeAll(async () => {
  world = await openExchangeWorld({ offers: 'both', onlineMeetings: 'marked' });
  client = createTestClient(world);
});
afterAll(async () => {
  await client.close();
  await world.close();
});

const FROM = '2026-11-16T00:00:00Z';
const TO = '2026-12-14T00:00:00Z';

/** Answers of every form that a version gives, by what they are. */
async function everyForm(version: ServerVersion): Promise<[string, string][]> {
  world.state.exchange.settings.version = version;
  const { schema } = releaseOf(version);
  const ask = (body: string) => client.ask(body, { version: schema });
  const view = await ask(requestOf.calendarView(FROM, TO));
  const masters = await ask(requestOf.findItem());
  const some = items(view).slice(0, 12).map(idOf);
  const text = '<t:BodyType>Text</t:BodyType>';
  const forms: [string, string][] = [
    ['FindItem with CalendarView', view.text],
    ['FindItem without', masters.text],
    ['GetItem', (await ask(requestOf.getItem(some))).text],
    ['GetItem of masters', (await ask(requestOf.getItem(items(masters).map(idOf)))).text],
    ['GetItem with text', (await ask(requestOf.getItem(some, { base: 'Default', more: text }))).text],
    ['GetItem of nothing', (await ask(requestOf.getItem(['AAMkAGEzZjBjNWQyLTZlMTQtNGI3YQ==']))).text],
    ['FindFolder', (await ask(requestOf.findFolder())).text],
    ['GetFolder', (await ask(requestOf.getFolder())).text],
    ['GetFolder of nothing', (await ask(requestOf.getFolder('<t:FolderId Id="x"/>'))).text],
    ['SyncFolderItems', (await ask(requestOf.sync({ base: 'AllProperties' }))).text],
    ['SyncFolderItems of a lost state', (await ask(requestOf.sync({ state: 'H4sI' }))).text],
    ['ResolveNames', (await ask(requestOf.resolveNames('alice', true))).text],
    ['ResolveNames of nobody', (await ask(requestOf.resolveNames('zacharias'))).text],
    ['ResolveNames of several', (await ask(requestOf.resolveNames('p'))).text],
    ['ConvertId', (await ask(requestOf.convertId(some[0] ?? '', 'HexEntryId'))).text],
    ['ConvertId of nonsense', (await ask(requestOf.convertId('x', 'OwaId'))).text],
  ];
  expect(codes(view)).toEqual(['NoError']);
  return forms;
}

(canCheckSchema ? describe : describe.skip)('every answer is valid by the official schema', () => {
  test.each(serverVersions)('of version %s', async (version) => {
    const forms = await everyForm(version);
    expect(schemaErrors(forms)).toEqual({});
    expect(forms.every(([, text]) => text.includes('ResponseMessages'))).toBe(true);
  });

  test('and the check finds what is wrong', async () => {
    const { text } = await client.ask(requestOf.getFolder());
    const twice = text.replace('<t:DisplayName>', '<t:DisplayName>x</t:DisplayName><t:DisplayName>');
    const found = schemaErrors([
      ['good', text],
      ['bad', twice],
    ]);
    expect(found).toEqual({ bad: expect.stringContaining('DisplayName') });
  });
});
