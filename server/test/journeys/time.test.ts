import { expect, test } from '@jest/globals';
import { create, date, on } from './outlook.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const stage = onStage(
  {},
  { prepare: async ({ sandbox }) => void (await sandbox.controls.approve('contoso.example')) },
);

/** How a heading names a date, as the tab writes it. */
const heading = (day: string): RegExp =>
  new RegExp(
    new Intl.DateTimeFormat('en-US', {
      weekday: 'long',
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    }).format(Date.parse(day)),
  );

/** Days (`YYYY-MM-DD`) on which the tab lists a meeting. */
const daysOf = async (tab: Tab, title: string, among: readonly string[]): Promise<string[]> => {
  const listed: string[] = [];
  for (const day of among) {
    const section = tab.frame.getByRole('region', { name: heading(day) });
    const row = section.getByRole('heading', { level: 3, name: title, exact: true });
    if ((await row.count()) > 0) listed.push(day);
  }
  return listed;
};

test.each([
  ['America/Los_Angeles', 'alice@contoso.example', 2, 3, /(?<!\d)[34]:30 /],
  ['Pacific/Auckland', 'carol@contoso.example', 3, 4, /1[0-2]:30 /],
])(
  'for a viewer in %s meetings stand on their own days, and whole days stay where they are',
  async (timeZone, person, night, evening, time) => {
    const days = Array.from({ length: 12 }, (_, i) => date(i));
    const titles = {
      night: `Night in ${timeZone}`,
      evening: `Evening in ${timeZone}`,
      fair: `Fair in ${timeZone}`,
    };
    // Made in Berlin: half past midnight and half past eleven at night of the third day, and five whole days.
    await create(stage.world, person, titles.night, { start: on(3, '00:30'), end: on(3, '01:00') });
    await create(stage.world, person, titles.evening, { start: on(3, '23:30'), end: on(3, '23:45') });
    await create(stage.world, person, titles.fair, {
      start: on(4, '00:00'),
      end: on(9, '00:00'),
      allDay: true,
    });

    const tab = new Tab(await stage.browser.teams(person, { timeZone }));
    await tab.pressConnect();
    await tab.connected();
    await tab.openMeetings();
    await tab.lists(titles.fair);
    await tab.lists(titles.night);
    expect(await daysOf(tab, titles.night, days)).toEqual([date(night)]);
    expect(await daysOf(tab, titles.evening, days)).toEqual([date(evening)]);
    expect(await daysOf(tab, titles.fair, days)).toEqual(days.slice(4, 9));
    expect(await tab.meeting(titles.night).first().textContent()).toMatch(time);
  },
);
