import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Recurrence, StoredItem } from '../../sandbox/state/mailbox-data.ts';
import type { MeetingDraft } from '../../sandbox/state/meeting-draft.ts';
import type { Filters } from '../../src/domain/connection.ts';
import type { RemoteCalendar, Source } from '../../src/ports/calendar-provider.ts';
import { FollowedCalendar, line, type Shown } from './followed-calendar.ts';
import type { ProviderHarness } from './provider-harness.ts';

const DAY = 86_400_000;
const ZOOM = 'https://zoom.us/j/93412345678?pwd=abc';
const EVERYTHING: Filters = { syncPrivate: true, onlyOnline: false };
const OPEN_ONLY: Filters = { syncPrivate: false, onlyOnline: false };

const at = (date: string, clock: string, timeZone = 'Europe/Berlin') => ({
  dateTime: `${date}T${clock}:00`,
  timeZone,
});
const draft = (subject: string, date: string, more: Partial<MeetingDraft> = {}): MeetingDraft => ({
  subject,
  start: at(date, '10:00'),
  end: at(date, '11:00'),
  ...more,
});
const weekly = (startDate: string, numberOfOccurrences: number): Recurrence => ({
  pattern: { type: 'weekly', interval: 1 },
  range: { type: 'numbered', startDate, numberOfOccurrences },
});

/**
 * What everybody who reads calendars through the port relies on, whatever kind they are: run for each kind over the same
 * pretend mailboxes. A calendar is followed as the sync does, and has to show what is in the mailbox.
 */
export const providerContract = (name: string, open: () => Promise<ProviderHarness>): void =>
  describe(name, () => {
    let harness: ProviderHarness;
    let calendars: RemoteCalendar[];
    /** Alice's calendar for this test, empty. */
    let calendarId: string;
    let remoteId: string;
    let tests = 0;

    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close());
    const list = () =>
      harness.provider.calendars(harness.access, harness.account, { others: false, known: [] });

    beforeEach(async () => {
      tests += 1;
      const calendar = harness.mailboxes.addCalendar(harness.oid('alice'), { name: `Test ${tests}` });
      calendars = await list();
      calendarId = calendar.id;
      remoteId = calendars.find(({ name }) => name === `Test ${tests}`)?.remoteId ?? '';
    });

    const source = (filters: Filters = EVERYTHING, more: Partial<Source> = {}): Source => ({
      access: harness.access,
      account: harness.account,
      calendarId: remoteId,
      shared: false,
      window: { start: harness.now - DAY, end: harness.now + 61 * DAY },
      filters,
      ...more,
    });
    const follow = async (filters?: Filters, more?: Partial<Source>): Promise<FollowedCalendar> => {
      const calendar = new FollowedCalendar(harness.provider, source(filters, more));
      await calendar.begin();
      harness.pass(1000);
      return calendar;
    };
    /** What happens afterwards happens later. */
    const catchUp = async (calendar: FollowedCalendar): Promise<void> => {
      await calendar.catchUp();
      harness.pass(1000);
    };
    const make = (subject: string, date: string, more: Partial<MeetingDraft> = {}): StoredItem =>
      harness.mailboxes.createMeeting(harness.oid('alice'), draft(subject, date, { calendarId, ...more }));
    const find = (shown: readonly Shown[], title: string): Shown => {
      const found = shown.find(({ detail }) => detail.title === title);
      if (!found) throw new Error(`${title} is not shown`);
      return found;
    };

    describe('an account', () => {
      test('has a name and an address', async () => {
        expect(await harness.provider.account(harness.access, harness.account)).toEqual({
          name: 'Alice Archer',
          address: 'alice@contoso.example',
        });
      });

      test('has one main calendar, and others, each once', () => {
        expect(calendars.filter(({ main }) => main)).toHaveLength(1);
        expect(calendars.map(({ name }) => name)).toEqual(expect.arrayContaining([`Test ${tests}`]));
        expect(new Set(calendars.map(({ remoteId }) => remoteId)).size).toBe(calendars.length);
      });

      test('does not offer a calendar that was deleted', async () => {
        harness.mailboxes.removeCalendar(calendarId);
        expect((await list()).map(({ name }) => name)).not.toContain(`Test ${tests}`);
      });
    });

    describe('a followed calendar', () => {
      test('shows its meetings with everything that they say of themselves', async () => {
        make('Zoom', '2026-11-24', { places: [{ name: ZOOM }] });
        make('In the text', '2026-11-25', {
          body: { contentType: 'html', content: `<p>Join <a href="${ZOOM}">here</a></p>` },
        });
        make('By hand', '2026-11-26');
        const calendar = await follow();
        expect(calendar.lines()).toEqual([
          '2026-11-24T09:00 Zoom',
          '2026-11-25T09:00 In the text',
          '2026-11-26T09:00 By hand',
        ]);
        const [zoom, text, plain] = calendar.shown();
        expect(zoom?.detail).toMatchObject({
          organizer: { name: 'Alice Archer', address: 'alice@contoso.example' },
          private: false,
          cancelled: false,
          response: 'organizer',
          online: true,
          link: { service: 'zoom' },
          uid: expect.any(String),
        });
        expect(text?.detail.link).toEqual(zoom?.detail.link);
        expect(plain?.detail).toMatchObject({ online: false, link: null });
      });

      test('has nothing to tell where nothing happened', async () => {
        make('One', '2026-11-24');
        make('Two', '2026-11-24', { recurrence: weekly('2026-11-24', 4) });
        const calendar = await follow();
        const before = calendar.lines();
        await catchUp(calendar);
        expect(calendar.told.at(-1)).toEqual([]);
        expect(calendar.lines()).toEqual(before);
      });

      test('shows a new meeting, another title, another time, and none that was deleted', async () => {
        const calendar = await follow();
        const item = make('New', '2026-11-24');
        await catchUp(calendar);
        expect(calendar.lines()).toEqual(['2026-11-24T09:00 New']);
        harness.mailboxes.changeMeeting(item.key, { subject: 'Newer' });
        await catchUp(calendar);
        expect(calendar.lines()).toEqual(['2026-11-24T09:00 Newer']);
        harness.mailboxes.moveMeeting(item.key, at('2026-12-01', '15:00'), at('2026-12-01', '16:00'));
        await catchUp(calendar);
        expect(calendar.lines()).toEqual(['2026-12-01T14:00 Newer']);
        harness.mailboxes.deleteMeeting(item.key);
        await catchUp(calendar);
        expect(calendar.lines()).toEqual([]);
      });

      test('keeps a meeting under one id while it changes and moves', async () => {
        const item = make('Same', '2026-11-24');
        const calendar = await follow();
        const before = calendar.shown()[0]?.id;
        harness.mailboxes.changeMeeting(item.key, { subject: 'The same' });
        harness.mailboxes.moveMeeting(item.key, at('2026-11-30', '15:00'), at('2026-11-30', '16:00'));
        await catchUp(calendar);
        expect(calendar.shown().map(({ id }) => id)).toEqual([before]);
      });

      test('loses what leaves its dates, and gains what comes into them', async () => {
        const inside = make('Leaves', '2026-11-24');
        const outside = make('Comes', '2027-06-01');
        const calendar = await follow();
        expect(calendar.lines()).toEqual(['2026-11-24T09:00 Leaves']);
        harness.mailboxes.moveMeeting(inside.key, at('2027-06-01', '10:00'), at('2027-06-01', '11:00'));
        harness.mailboxes.moveMeeting(outside.key, at('2026-11-25', '10:00'), at('2026-11-25', '11:00'));
        await catchUp(calendar);
        expect(calendar.lines()).toEqual(['2026-11-25T09:00 Comes']);
      });

      test('shows again what a full pass finds, and only that', async () => {
        make('Stays', '2026-11-24');
        make('Series', '2026-11-25', { recurrence: weekly('2026-11-25', 3) });
        const goes = make('Goes', '2026-11-26');
        const calendar = await follow();
        harness.mailboxes.deleteMeeting(goes.key);
        calendar.cursor = null;
        await catchUp(calendar);
        expect(calendar.lines()).toEqual([
          '2026-11-24T09:00 Stays',
          '2026-11-25T09:00 Series',
          '2026-12-02T09:00 Series',
          '2026-12-09T09:00 Series',
        ]);
      });

      test('may be read by a plain reading alone, occurrences with all that they say', async () => {
        make('Single', '2026-11-24');
        make('Series', '2026-11-25', { recurrence: weekly('2026-11-25', 2), places: [{ name: ZOOM }] });
        const { changes, cursor } = await harness.provider.view(source(), null);
        expect(cursor).toBeNull();
        expect(
          changes.map((change) =>
            'detail' in change && 'time' in change && change.detail
              ? [change.kind, line(change.time, change.detail.title), change.detail.link?.service ?? null]
              : change.kind,
          ),
        ).toEqual([expect.anything(), expect.anything(), expect.anything()]);
        expect(changes.map((change) => change.kind).sort()).toEqual(['meeting', 'occurrence', 'occurrence']);
      });
    });

    describe('a series', () => {
      test('shows each occurrence in the dates, at its own hour over a clock change', async () => {
        make('Weekly', '2026-10-18', {
          recurrence: {
            pattern: { type: 'weekly', interval: 1 },
            range: { type: 'noEnd', startDate: '2026-10-18' },
          },
        });
        const calendar = await follow(EVERYTHING, {
          window: { start: Date.UTC(2026, 9, 19), end: Date.UTC(2026, 10, 3) },
        });
        expect(calendar.lines()).toEqual(['2026-10-25T09:00 Weekly', '2026-11-01T09:00 Weekly']);
        expect(calendar.shown().map(({ member }) => member)).toEqual(['occurrence', 'occurrence']);
      });

      test('changes as a whole, with a new title for all', async () => {
        const item = make('Weekly', '2026-11-24', { recurrence: weekly('2026-11-24', 4) });
        const calendar = await follow();
        harness.mailboxes.changeMeeting(item.key, { subject: 'Every week' });
        await catchUp(calendar);
        expect(calendar.shown().map(({ detail }) => detail.title)).toEqual(Array(4).fill('Every week'));
      });

      test('shows a changed occurrence once, where it was moved to, and the others as they were', async () => {
        const item = make('Weekly', '2026-11-24', { recurrence: weekly('2026-11-24', 4) });
        const calendar = await follow();
        harness.mailboxes.changeOccurrence(item.key, '2026-12-01', {
          subject: 'On Thursday',
          start: at('2026-12-03', '15:00'),
          end: at('2026-12-03', '16:00'),
        });
        await catchUp(calendar);
        expect(calendar.lines()).toEqual([
          '2026-11-24T09:00 Weekly',
          '2026-12-03T14:00 On Thursday',
          '2026-12-08T09:00 Weekly',
          '2026-12-15T09:00 Weekly',
        ]);
        expect(find(calendar.shown(), 'On Thursday').member).toBe('exception');
        harness.mailboxes.changeMeeting(item.key, { subject: 'Every week' });
        await catchUp(calendar);
        expect(calendar.lines()).toContain('2026-12-08T09:00 Every week');
        expect(calendar.lines()).toHaveLength(4);
      });

      test('loses an occurrence that was deleted, and all of them with the series', async () => {
        const item = make('Weekly', '2026-11-24', { recurrence: weekly('2026-11-24', 4) });
        const calendar = await follow();
        harness.mailboxes.deleteOccurrence(item.key, '2026-12-01');
        await catchUp(calendar);
        expect(calendar.lines()).toEqual([
          '2026-11-24T09:00 Weekly',
          '2026-12-08T09:00 Weekly',
          '2026-12-15T09:00 Weekly',
        ]);
        harness.mailboxes.deleteMeeting(item.key);
        await catchUp(calendar);
        expect(calendar.lines()).toEqual([]);
      });

      test('moves to another hour as a whole', async () => {
        const item = make('Weekly', '2026-11-24', { recurrence: weekly('2026-11-24', 2) });
        const calendar = await follow();
        harness.mailboxes.changeMeeting(item.key, {
          start: at('2026-11-24', '12:00'),
          end: at('2026-11-24', '13:00'),
        });
        await catchUp(calendar);
        expect(calendar.lines()).toEqual(['2026-11-24T11:00 Weekly', '2026-12-01T11:00 Weekly']);
      });

      test('comes out of a single meeting, and becomes one again', async () => {
        const item = make('Once', '2026-11-24');
        const calendar = await follow();
        harness.mailboxes.changeMeeting(item.key, { recurrence: weekly('2026-11-24', 3) });
        await catchUp(calendar);
        expect(calendar.lines()).toHaveLength(3);
        harness.mailboxes.changeMeeting(item.key, { recurrence: null });
        await catchUp(calendar);
        expect(calendar.lines()).toEqual(['2026-11-24T09:00 Once']);
      });
    });

    describe('what the filters leave out', () => {
      const secret = (more: Partial<MeetingDraft> = {}): Partial<MeetingDraft> => ({
        sensitivity: 'private',
        body: { contentType: 'text', content: `Ward 7 ${ZOOM}` },
        ...more,
      });

      test('never leaves the provider, single or series, private or confidential', async () => {
        make('Doctor', '2026-11-24', secret());
        make('Therapy', '2026-11-25', secret({ recurrence: weekly('2026-11-25', 3) }));
        make('Lawyer', '2026-11-26', secret({ sensitivity: 'confidential' }));
        make('Personal', '2026-11-27', { sensitivity: 'personal' });
        const calendar = await follow(OPEN_ONLY);
        expect(calendar.lines()).toEqual(['2026-11-27T09:00 Personal']);
        expect(JSON.stringify(calendar.told)).not.toMatch(
          /Doctor|Therapy|Lawyer|Ward|zoom|2026-11-2[456]T10/,
        );
        expect(calendar.cursor).not.toMatch(/Doctor|Therapy|Lawyer|Ward/);
      });

      test('goes when it becomes private, and comes when it is opened', async () => {
        const single = make('Single', '2026-11-24');
        const series = make('Series', '2026-11-25', { recurrence: weekly('2026-11-25', 2) });
        const calendar = await follow(OPEN_ONLY);
        expect(calendar.lines()).toHaveLength(3);
        harness.mailboxes.changeMeeting(single.key, { sensitivity: 'private' });
        harness.mailboxes.changeMeeting(series.key, { sensitivity: 'private' });
        await catchUp(calendar);
        expect(calendar.lines()).toEqual([]);
        harness.mailboxes.changeMeeting(single.key, { sensitivity: 'normal' });
        harness.mailboxes.changeMeeting(series.key, { sensitivity: 'normal' });
        await catchUp(calendar);
        expect(calendar.lines()).toHaveLength(3);
      });

      test('is shown as private where it is let in', async () => {
        make('Doctor', '2026-11-24', secret());
        const calendar = await follow();
        expect(calendar.shown()[0]?.detail).toMatchObject({ title: 'Doctor', private: true, online: true });
      });

      test('is what carries no link, where only online meetings are wanted', async () => {
        make('Zoom', '2026-11-24', { places: [{ name: ZOOM }] });
        const single = make('Office', '2026-11-25');
        const series = make('Lunch', '2026-11-26', { recurrence: weekly('2026-11-26', 2) });
        const calendar = await follow({ syncPrivate: false, onlyOnline: true });
        expect(calendar.lines()).toEqual(['2026-11-24T09:00 Zoom']);
        harness.mailboxes.changeMeeting(single.key, { places: [{ name: ZOOM }] });
        harness.mailboxes.changeMeeting(series.key, { places: [{ name: ZOOM }] });
        await catchUp(calendar);
        expect(calendar.lines()).toEqual([
          '2026-11-24T09:00 Zoom',
          '2026-11-25T09:00 Office',
          '2026-11-26T09:00 Lunch',
          '2026-12-03T09:00 Lunch',
        ]);
        harness.mailboxes.changeMeeting(series.key, { places: [] });
        await catchUp(calendar);
        expect(calendar.lines()).toHaveLength(2);
      });

      test('may be a single exception of a series that is shown, or the other way round', async () => {
        const shown = make('Open', '2026-11-24', { recurrence: weekly('2026-11-24', 2) });
        harness.mailboxes.changeOccurrence(shown.key, '2026-12-01', {
          sensitivity: 'private',
          subject: 'Secret',
        });
        const hidden = make('Closed', '2026-11-25', {
          recurrence: weekly('2026-11-25', 2),
          sensitivity: 'private',
        });
        harness.mailboxes.changeOccurrence(hidden.key, '2026-12-02', {
          sensitivity: 'normal',
          subject: 'Public',
        });
        const calendar = await follow(OPEN_ONLY);
        expect(calendar.lines()).toEqual(['2026-11-24T09:00 Open', '2026-12-02T09:00 Public']);
      });
    });

    describe('whole days', () => {
      test('are dates, whichever zone they were made in', async () => {
        for (const [zone, title] of [
          ['Europe/Berlin', 'Berlin'],
          ['Pacific/Auckland', 'Auckland'],
          ['America/Los_Angeles', 'Los Angeles'],
          ['UTC', 'Greenwich'],
        ] as const)
          make(title, '2026-11-26', {
            allDay: true,
            start: at('2026-11-26', '00:00', zone),
            end: at('2026-11-28', '00:00', zone),
          });
        const calendar = await follow();
        const times = calendar.shown().map(({ time }) => time);
        expect(times).toEqual(Array(4).fill({ allDay: true, start: '2026-11-26', end: '2026-11-28' }));
      });

      test('repeat by dates', async () => {
        make('Day off', '2026-11-27', {
          allDay: true,
          start: at('2026-11-27', '00:00'),
          end: at('2026-11-28', '00:00'),
          recurrence: weekly('2026-11-27', 3),
        });
        const calendar = await follow();
        expect(calendar.lines()).toEqual(['2026-11-27 Day off', '2026-12-04 Day off', '2026-12-11 Day off']);
      });
    });

    describe('an invitation', () => {
      /** Bob invites Alice, whose main calendar is read. */
      const invited = async (more: Partial<MeetingDraft> = {}) => {
        remoteId = calendars.find(({ main }) => main)?.remoteId ?? '';
        const item = harness.mailboxes.createMeeting(harness.oid('bob'), {
          ...draft(`By Bob ${tests}`, '2026-11-24'),
          attendees: [{ address: 'alice@contoso.example' }],
          ...more,
        });
        const copy = harness.mailboxes
          .copies(item.key)
          .find(({ mailbox }) => mailbox === harness.oid('alice'));
        return { item, copy };
      };

      test('says who invites, and what was answered', async () => {
        const { copy } = await invited();
        const calendar = await follow();
        expect(find(calendar.shown(), `By Bob ${tests}`).detail).toMatchObject({
          organizer: { name: 'Bob Baker', address: 'bob@contoso.example' },
          response: expect.stringMatching(/^(none|unanswered)$/),
        });
        harness.mailboxes.respond(copy?.key ?? 0, 'accepted');
        await catchUp(calendar);
        expect(find(calendar.shown(), `By Bob ${tests}`).detail.response).toBe('accepted');
      });

      test('that was cancelled says so', async () => {
        const { item } = await invited();
        const calendar = await follow();
        harness.mailboxes.cancelMeeting(item.key);
        await catchUp(calendar);
        const shown = calendar.shown().filter(({ detail }) => detail.title.includes(`By Bob ${tests}`));
        expect(shown.map(({ detail }) => detail.cancelled)).toEqual([true]);
      });
    });

    test('a calendar that is gone is not found', async () => {
      const calendar = await follow();
      harness.mailboxes.removeCalendar(calendarId);
      await expect(catchUp(calendar)).rejects.toMatchObject({ failure: { kind: 'not-found' } });
      await expect(harness.provider.view(source(), null)).rejects.toMatchObject({
        failure: { kind: 'not-found' },
      });
    });
  });
