/// <reference types="office-js" />
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { meetingOf, type ProofOutlook, startOutlook, type Visit, visit } from '../proof/outlook.ts';

/** What the page of the proof pane offers to code that runs inside it. */
declare const events: unknown[];
declare const ready: Promise<unknown>;

let outlook: ProofOutlook;
let sandbox: ProofOutlook['sandbox'];
let context: Visit['context'];
let page: Visit['page'];
let open: Visit['open'];
let pane: Visit['pane'];

beforeAll(async () => {
  outlook = await startOutlook();
  sandbox = outlook.sandbox;
});
afterAll(() => outlook.close());
beforeEach(async () => {
  ({ context, page, open, pane } = await visit(outlook));
});
afterEach(() => context.close());

const alice = 'alice@contoso.example';
const unknowns = async () => (await sandbox.call('GET', '/controls/api/unknowns')).body;
const interview = () => meetingOf(sandbox, alice, 'Interview: platform engineer');
const subject = () => Office.context.mailbox.item?.subject as unknown as string | undefined;

describe('at the start', () => {
  test('Office.js is ready in the pane of somebody’s invitation, and has it as an attendee reads it', async () => {
    const frame = await open({ user: alice, item: interview().name });
    expect(await frame.evaluate(() => ready)).toEqual({
      host: 'Outlook',
      platform: 'OfficeOnline',
      addin: null,
    });
    const seen = await frame.evaluate(() => {
      const item = Office.context.mailbox.item as Office.AppointmentRead;
      const { itemType, itemId, subject: title, location, start, end, organizer, requiredAttendees } = item;
      const who = organizer.emailAddress;
      const guests = requiredAttendees.map(({ emailAddress }) => emailAddress);
      return { itemType, itemId, title, location, start: start.getTime(), end: end.getTime(), who, guests };
    });
    expect(seen).toEqual({
      itemType: 'appointment',
      itemId: interview().ewsId,
      title: 'Interview: platform engineer',
      location: '',
      start: Date.parse('2026-11-25T16:00:00Z'),
      end: Date.parse('2026-11-25T16:45:00Z'),
      who: 'bob@contoso.example',
      guests: [alice],
    });
    expect(await unknowns()).toEqual([]);
  });

  test('with nothing open there is no item, but still a mailbox', async () => {
    const frame = await open({ user: alice });
    const seen = await frame.evaluate(() => {
      const { item, userProfile } = Office.context.mailbox;
      const { emailAddress, displayName, timeZone, accountType } = userProfile;
      return { item: item ?? null, emailAddress, displayName, timeZone, accountType };
    });
    expect(seen).toEqual({
      item: null,
      emailAddress: alice,
      displayName: 'Alice Archer',
      timeZone: 'W. Europe Standard Time',
      accountType: 'office365',
    });
  });

  test('the body is given as text and as HTML', async () => {
    const frame = await open({ user: alice, item: interview().name });
    const body = await frame.evaluate(
      (types) =>
        Promise.all(
          types.map(
            (type) =>
              new Promise<string>((resolve) => {
                const item = Office.context.mailbox.item as Office.AppointmentRead;
                item.body.getAsync(type as Office.CoercionType, ({ value }) => resolve(value));
              }),
          ),
        ),
      ['text', 'html'],
    );
    expect(body[0]).toContain('Join the meeting now<https://teams.microsoft.com/');
    expect(body[1]).toMatch(/<a [^>]*href="https:\/\/teams\.microsoft\.com\//);
  });

  test('a personal account has a mailbox, too', async () => {
    const frame = await open({ user: 'paula@outlook.example' });
    const seen = await frame.evaluate(() => [
      Office.context.mailbox.userProfile.accountType,
      Office.context.requirements.isSetSupported('NestedAppAuth', '1.1'),
    ]);
    expect(seen).toEqual(['outlookCom', false]);
  });

  test.each([
    ['web', {}, { mailbox: true, nested: true, type: 'office365' }],
    ['web', { naa: 'absent' }, { mailbox: true, nested: false, type: 'office365' }],
    ['on-premise', {}, { mailbox: false, nested: false, type: 'enterprise' }],
  ])(
    '%s with %j supports what such a host supports, and offers no bridge',
    async (client, more, expected) => {
      const frame = await open({ user: alice, client, ...more });
      const seen = await frame.evaluate(() => {
        const { requirements, mailbox } = Office.context;
        return {
          mailbox: requirements.isSetSupported('Mailbox', '1.8'),
          nested: requirements.isSetSupported('NestedAppAuth', '1.1'),
          type: mailbox.userProfile.accountType,
          bridge: 'nestedAppAuthBridge' in window,
        };
      });
      expect(seen).toEqual({ ...expected, bridge: false });
      expect(await frame.evaluate(() => Office.context.requirements.isSetSupported('Mailbox', '1.5'))).toBe(
        true,
      );
    },
  );
});

describe('changes under the running add-in', () => {
  test('a pinned pane hears of the next appointment, and of none', async () => {
    const frame = await open({ user: alice, item: interview().name, pinned: 'on' });
    await frame.evaluate(() => {
      Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => {
        events.push((Office.context.mailbox.item?.subject as unknown as string) ?? null);
      });
    });
    await page.getByRole('button', { name: 'Jour fixe Entwicklung' }).first().click();
    await frame.waitForFunction(() => events.length === 1);
    expect(await frame.evaluate(subject)).toBe('Jour fixe Entwicklung');
    await page.getByRole('button', { name: 'Close appointment' }).click();
    await frame.waitForFunction(() => events.length === 2);
    expect(await frame.evaluate(() => events)).toEqual(['Jour fixe Entwicklung', null]);
    expect(await unknowns()).toEqual([]);
  });

  test('a pane that is not pinned closes with its appointment, and opens with the next', async () => {
    await open({ user: alice, item: interview().name });
    await page.getByRole('button', { name: 'Jour fixe Entwicklung' }).first().click();
    await page.locator('#pane iframe').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Sally' }).click();
    expect(await (await pane()).evaluate(subject)).toBe('Jour fixe Entwicklung');
  });

  test('a theme that is chosen arrives as colours, and stays in the address', async () => {
    const frame = await open({ user: alice });
    await frame.evaluate(() => {
      Office.context.mailbox.addHandlerAsync(
        Office.EventType.OfficeThemeChanged,
        ({ officeTheme }: never) => {
          events.push(officeTheme);
        },
      );
    });
    await page.getByLabel('Theme').selectOption('Dark');
    await frame.waitForFunction(() => events.length === 1);
    expect(await frame.evaluate(() => events[0])).toMatchObject({
      bodyBackgroundColor: '#1f1f1f',
      bodyForegroundColor: '#ffffff',
    });
    expect(page.url()).toContain('theme=dark');
  });

  test('the pane is 320 px wide, or as wide as the page', async () => {
    await open({ user: alice });
    const width = () => page.locator('#pane iframe').evaluate((element) => element.clientWidth);
    expect(await width()).toBe(320);
    await page.getByLabel('Pane width').selectOption('Full');
    expect(await width()).toBe(1280);
  });

  test('Esc in the pane brings the keyboard back to Outlook', async () => {
    const frame = await open({ user: alice });
    await frame.getByRole('button', { name: 'Act' }).focus();
    await page.keyboard.press('Escape');
    await page.locator('#close-pane:focus').waitFor();
    expect(await unknowns()).toEqual([]);
  });
});

describe('what nobody understands', () => {
  test('a method without an answer here is remembered and shown in red', async () => {
    const frame = await open({ user: alice, item: interview().name, permission: 'ReadWriteMailbox' });
    await frame.evaluate(() => Office.context.mailbox.makeEwsRequestAsync('<GetItem/>', () => {}));
    await page.getByText('Unknown message from the pane: call ExecuteMethod').waitFor();
    expect(await unknowns()).toMatchObject([
      { where: 'outlook', what: expect.stringContaining('"DispatchId":5') },
    ]);
  });

  test('so are an unknown action and an unknown event, but no message of another window', async () => {
    const frame = await open({ user: alice });
    const message = (action: string, kind: number) =>
      JSON.stringify({ _messageType: 0, _actionType: kind, _actionName: action, _correlationId: 1 });
    await page.evaluate((text) => window.postMessage(text, '*'), message('Deaf', 0));
    for (const text of [message('Heard', 0), message('heardOf', 1)])
      await frame.evaluate((data) => window.parent.postMessage(data, '*'), text);
    await page.getByText('subscribe heardOf').waitFor();
    expect(await unknowns()).toMatchObject([
      { what: expect.stringContaining('pane: call Heard') },
      { what: expect.stringContaining('pane: subscribe heardOf') },
    ]);
  });

  test('a query that nobody understands is refused', async () => {
    expect((await sandbox.call('GET', '/outlook?tehme=dark')).status).toBe(400);
    expect((await sandbox.call('GET', '/outlook?user=mallory@contoso.example')).status).toBe(404);
    const others = `/outlook?user=bob@contoso.example&item=${interview().name}`;
    expect((await sandbox.call('GET', others)).status).toBe(404);
  });
});
