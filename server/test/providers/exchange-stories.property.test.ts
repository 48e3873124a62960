import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ExchangeSettings } from '../../sandbox/exchange/settings.ts';
import { cases } from '../cases.ts';
import { CalendarStory, deeds } from './calendar-story.ts';
import { type ExchangeHarness, openExchangeHarness } from './exchange-harness.ts';
import { FollowedCalendar } from './followed-calendar.ts';

const DAY = 86_400_000;
const filters = fc.record({ syncPrivate: fc.boolean(), onlyOnline: fc.boolean() });

describe.each<[string, Partial<ExchangeSettings>]>([
  ['Exchange', {}],
  // Its answers are cut off so early that windows are read in parts; as much as stories have at one moment is shown.
  ['Exchange that shows little at once', { findLimit: 12 }],
  ['a server that expands no series', { expandsCalendarView: false }],
])('%s', (_name, settings) => {
  let harness: ExchangeHarness;
  let calendars = 0;
  beforeAll(async () => {
    harness = await openExchangeHarness({ offers: 'basic', ...settings });
  });
  afterAll(() => harness.close());

  test('whatever happens to a calendar, what is followed is what is there', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, filters, async (story, filters) => {
        calendars += 1;
        const name = `Story ${calendars}`;
        const { id } = harness.mailboxes.addCalendar(harness.oid('alice'), { name });
        const listed = await harness.provider.calendars(harness.access, harness.account, {
          others: false,
          known: [],
        });
        const from = Math.floor(harness.now / DAY) * DAY;
        const window = { start: from - DAY, end: from + 20 * DAY };
        const tale = new CalendarStory(harness.mailboxes, harness.oid('alice'), id, from);
        const calendar = new FollowedCalendar(harness.provider, {
          access: harness.access,
          account: harness.account,
          calendarId: listed.find((one) => one.name === name)?.remoteId ?? '',
          shared: false,
          window,
          filters,
        });
        const compare = () => expect(calendar.lines().sort()).toEqual(tale.truth(window, filters));
        try {
          await calendar.begin();
          for (const deed of story) {
            harness.pass(1000);
            tale.run(deed);
            if (deed.do !== 'read') continue;
            if (deed.lost) calendar.cursor = null;
            await calendar.catchUp();
            compare();
          }
          await calendar.catchUp();
          compare();
          calendar.cursor = null;
          await calendar.catchUp();
          compare();
        } finally {
          harness.mailboxes.removeCalendar(id);
        }
      }),
      cases(20),
    );
  });
});
