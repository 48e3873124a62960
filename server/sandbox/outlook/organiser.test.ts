/// <reference types="office-js" />
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { meetingOf, type ProofOutlook, startOutlook, type Visit, visit } from '../proof/outlook.ts';

/** What the page of the proof pane offers to code that runs inside it. */
declare const events: unknown[];
declare const ask: (owner: unknown, method: string, ...args: unknown[]) => Promise<never>;

let outlook: ProofOutlook;
let sandbox: ProofOutlook['sandbox'];
let context: Visit['context'];
let page: Visit['page'];
let open: Visit['open'];

beforeAll(async () => {
  outlook = await startOutlook();
  sandbox = outlook.sandbox;
});
afterAll(() => outlook.close());
beforeEach(async () => {
  ({ context, page, open } = await visit(outlook));
});
afterEach(async () => {
  expect((await sandbox.call('GET', '/controls/api/unknowns')).body).toEqual([]);
  await context.close();
});

const bob = 'bob@contoso.example';

/** All that an organiser's form lets itself be asked. */
const asked = (frame: Frame) =>
  frame.evaluate(async () => {
    const item = Office.context.mailbox.item as Office.AppointmentCompose;
    const { isAllDayEvent } = item as unknown as { isAllDayEvent: unknown };
    const address = ({ emailAddress }: Office.EmailAddressDetails) => emailAddress;
    const get = (part: unknown) => ask(part, 'getAsync');
    const guests = async (part: unknown) => ((await get(part)) as Office.EmailAddressDetails[]).map(address);
    return {
      itemType: item.itemType,
      subject: await get(item.subject),
      location: await get(item.location),
      start: ((await get(item.start)) as Date).getTime(),
      end: ((await get(item.end)) as Date).getTime(),
      organizer: address(await get(item.organizer)),
      required: await guests(item.requiredAttendees),
      optional: await guests(item.optionalAttendees),
      allDay: await get(isAllDayEvent),
      sensitivity: await get(item.sensitivity),
      recurrence: await get(item.recurrence),
    };
  });

const idOf = (frame: Frame) =>
  frame.evaluate(() =>
    ask(Office.context.mailbox.item, 'getItemIdAsync').then(String, (error: Error) => error.message),
  );

test('the pane of one’s own meeting asks for what the form says', async () => {
  const interview = meetingOf(sandbox, bob, 'Interview: platform engineer');
  const frame = await open({ user: bob, item: interview.name });
  expect(await asked(frame)).toEqual({
    itemType: 'appointment',
    subject: 'Interview: platform engineer',
    location: '',
    start: Date.parse('2026-11-25T16:00:00Z'),
    end: Date.parse('2026-11-25T16:45:00Z'),
    organizer: bob,
    required: ['alice@contoso.example'],
    optional: [],
    allDay: false,
    sensitivity: 'normal',
    recurrence: null,
  });
  expect(await idOf(frame)).toBe(interview.ewsId);
  const body = await frame.evaluate(() => ask(Office.context.mailbox.item?.body, 'getAsync', 'text'));
  expect(body).toContain('Microsoft Teams Meeting');
});

test('an occurrence names its series and its pattern', async () => {
  const subject = 'Weekly product review';
  const occurrence = meetingOf(sandbox, bob, subject, '2026-11-24');
  const frame = await open({ user: bob, item: occurrence.name });
  const seriesId = await frame.evaluate(
    () => (Office.context.mailbox.item as unknown as { seriesId: string }).seriesId,
  );
  expect(seriesId).toBe(meetingOf(sandbox, bob, subject).ewsId);
  expect(await idOf(frame)).toBe(occurrence.ewsId);
  expect((await asked(frame)).recurrence).toMatchObject({
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: ['tue'] },
    seriesTime: { startTimeMinutes: 540, durationMinutes: 60 },
  });
});

describe('a new appointment', () => {
  test('has no id until it is saved, by the person or by the add-in', async () => {
    const frame = await open({ user: bob, item: 'new', pinned: 'on' });
    await page.getByLabel('Subject').fill('Plans');
    expect(await idOf(frame)).toBe('9046 ItemNotSaved');
    const saved = await frame.evaluate(() => ask(Office.context.mailbox.item, 'saveAsync'));
    const { name, ewsId } = meetingOf(sandbox, bob, 'Plans');
    expect([saved, await idOf(frame)]).toEqual([ewsId, ewsId]);
    await page.locator(`[data-item="${name}"][aria-current="true"]`).waitFor();
  });

  test('asks nobody before it is sent', async () => {
    const frame = await open({ user: bob, item: 'new' });
    await page.getByLabel('Subject').fill('Surprise');
    await page.getByLabel('Required').fill('carol@contoso.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect((await asked(frame)).required).toEqual(['carol@contoso.example']);
    expect(() => meetingOf(sandbox, 'carol@contoso.example', 'Surprise')).toThrow('no meeting');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Sent.').waitFor();
    expect(meetingOf(sandbox, 'carol@contoso.example', 'Surprise').key).toBeGreaterThan(0);
  });
});

test('times and guests that are changed in the form arrive as events, in the mailbox’s own zone', async () => {
  const frame = await open({ user: bob, item: 'new' });
  await frame.evaluate(async () => {
    const item = Office.context.mailbox.item;
    const hear = (type: unknown) =>
      ask(item, 'addHandlerAsync', type, (event: unknown) => events.push(event));
    await hear(Office.EventType.AppointmentTimeChanged);
    await hear(Office.EventType.RecipientsChanged);
  });
  await page.getByLabel('Start', { exact: true }).fill('2026-11-27T08:00');
  await page.getByLabel('End', { exact: true }).fill('2026-11-27T09:00');
  await page.getByLabel('Optional').fill('dora@contoso.example');
  await page.getByLabel('Subject').focus();
  await frame.waitForFunction(() => events.length >= 3);
  const { start, end, optional } = await asked(frame);
  expect([start, end]).toEqual([Date.parse('2026-11-27T13:00:00Z'), Date.parse('2026-11-27T14:00:00Z')]);
  expect(optional).toEqual(['dora@contoso.example']);
  const seen = (await frame.evaluate(() => JSON.stringify(events.slice(-2)))) as string;
  expect(JSON.parse(seen)).toMatchObject([
    { type: 'olkAppointmentTimeChanged', end: '2026-11-27T14:00:00.000Z' },
    { type: 'olkRecipientsChanged', changedRecipientFields: { optionalAttendees: true } },
  ]);
});

test('what the mailbox refuses is not saved, and the add-in is told', async () => {
  const frame = await open({ user: bob, item: 'new' });
  await page.getByLabel('Start', { exact: true }).fill('2026-11-27T09:00');
  await page.getByLabel('End', { exact: true }).fill('2026-11-27T08:00');
  const refused = frame.evaluate(() => ask(Office.context.mailbox.item, 'saveAsync'));
  await expect(refused).rejects.toThrow('9021 SaveError');
  await page.getByRole('status').getByText('Not saved:').waitFor();
});
