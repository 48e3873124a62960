import { expect, test } from '@jest/globals';
import { findItemText, inChunks, itemText } from '../../../../test/ews/answer-texts.ts';
import { ewsContract, exampleAnswer } from '../../../../test/ews/contract.ts';
import { readFindItem } from './find-item.ts';
import type { EwsTimeZone } from './time-zone.ts';

const read = async (zone: string): Promise<EwsTimeZone | null> => {
  const answer = await readFindItem(inChunks(findItemText(itemText(zone))), 1000);
  const message = answer.kind === 'messages' ? answer.messages[0] : undefined;
  const entry = message?.kind === 'success' ? message.value.items[0] : undefined;
  return entry?.kind === 'item' ? entry.item.startTimeZone : null;
};

const CUSTOM = `<t:StartTimeZone Id="tzone://Microsoft/Custom" Name="Customised">
  <t:Periods><t:Period Bias="-PT1H" Name="Standard" Id="Std"/><t:Period Bias="-PT2H" Name="Daylight" Id="Dlt"/></t:Periods>
  <t:TransitionsGroups><t:TransitionsGroup Id="0">
    <t:RecurringDayTransition><t:To Kind="Period">Dlt</t:To><t:TimeOffset>PT2H</t:TimeOffset><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence></t:RecurringDayTransition>
    <t:RecurringDateTransition><t:To Kind="Period">Std</t:To><t:TimeOffset>PT180M</t:TimeOffset><t:Month>10</t:Month><t:Day>25</t:Day></t:RecurringDateTransition>
  </t:TransitionsGroup></t:TransitionsGroups>
  <t:Transitions><t:Transition><t:To Kind="Group">0</t:To></t:Transition>
    <t:AbsoluteDateTransition><t:To Kind="Period">Std</t:To><t:DateTime>2030-01-01T00:00:00Z</t:DateTime></t:AbsoluteDateTransition>
  </t:Transitions></t:StartTimeZone>`;

test('a zone without a name of its own is read with its rules', async () => {
  expect(await read(CUSTOM)).toEqual({
    id: 'tzone://Microsoft/Custom',
    name: 'Customised',
    rules: {
      periods: [
        { id: 'Std', name: 'Standard', bias: -60 },
        { id: 'Dlt', name: 'Daylight', bias: -120 },
      ],
      groups: [
        {
          id: '0',
          transitions: [
            {
              to: { kind: 'period', id: 'Dlt' },
              on: 'weekday',
              minutes: 120,
              month: 3,
              weekday: 'Sunday',
              nth: -1,
            },
            { to: { kind: 'period', id: 'Std' }, on: 'day', minutes: 180, month: 10, day: 25 },
          ],
        },
      ],
      transitions: [
        { to: { kind: 'group', id: '0' }, on: 'beginning' },
        { to: { kind: 'period', id: 'Std' }, on: 'date-time', dateTime: '2030-01-01T00:00:00' },
      ],
    },
  });
});

test('the rules of a zone of Windows are not read, since its name says them', async () => {
  const zone = CUSTOM.replace('tzone://Microsoft/Custom', 'W. Europe Standard Time').replace(
    'Customised',
    'Bonn',
  );
  expect(await read(zone)).toEqual({ id: 'W. Europe Standard Time', name: 'Bonn', rules: null });
});

test('rules without end count as not sent', async () => {
  const transition = /<t:RecurringDayTransition>.*<\/t:RecurringDayTransition>/.exec(CUSTOM)?.[0] ?? '';
  expect(transition).not.toBe('');
  expect((await read(CUSTOM.replace(transition, transition.repeat(200))))?.rules).not.toBeNull();
  expect((await read(CUSTOM.replace(transition, transition.repeat(1000))))?.rules).toBeNull();
});

test.each([
  ['a period without a bias', CUSTOM.replace('Bias="-PT1H" ', '')],
  ['a month that is none', CUSTOM.replace('<t:Month>3<', '<t:Month>13<')],
  ['a weekday that is none', CUSTOM.replace('<t:DayOfWeek>Sunday<', '<t:DayOfWeek>Weekday<')],
  ['the zeroth Sunday', CUSTOM.replace('<t:Occurrence>-1<', '<t:Occurrence>0<')],
  ['a transition that nobody knows', CUSTOM.replaceAll('AbsoluteDateTransition', 'LunarTransition')],
  ['a transition to nowhere', CUSTOM.replace('<t:To Kind="Group">0</t:To>', '')],
  ['a time that is none', CUSTOM.replace('2030-01-01T00:00:00Z', 'later')],
])('the rules of a zone are left out with %s, and its name stays', async (_name, zone) => {
  expect(zone).not.toBe(CUSTOM);
  expect(await read(zone)).toEqual({ id: 'tzone://Microsoft/Custom', name: 'Customised', rules: null });
});

test('zones of Windows are told apart by the whole of it', async () => {
  const named = (id: string, name: string): string => `<t:StartTimeZone Id="${id}" Name="${name}"/>`;
  const berlin = await read(named('W. Europe Standard Time', 'Berlin'));
  expect(await read(named('W. Europe Standard Time', 'Berlin'))).toEqual(berlin);
  expect(await read(named('W. Europe Standard Time', 'Rome'))).toMatchObject({ name: 'Rome' });
  expect(await read('<t:StartTimeZone/>')).toEqual({ id: '', name: null, rules: null });
});

if (ewsContract === null)
  test.skip('CONTRACTS_DIR is not set: the official definition of a zone is not read', () => {});
else
  test('the official definition of a zone is read', async () => {
    const definition =
      /<t:TimeZoneDefinition .*?<\/t:TimeZoneDefinition>/s.exec(
        exampleAnswer('GetServerTimeZones-full-data'),
      )?.[0] ?? '';
    expect(definition).toContain(' Id="Eastern Standard Time"');
    const zone = await read(
      definition
        .replaceAll('TimeZoneDefinition', 'StartTimeZone')
        .replace(' Id="Eastern Standard Time"', ' Id="tzone://Microsoft/Custom"'),
    );
    expect(zone?.rules?.periods.map(({ bias }) => bias)).toEqual([300, 240, 300, 240]);
    expect(zone?.rules?.groups.map(({ transitions }) => transitions)).toMatchObject([
      [
        { on: 'weekday', month: 4, nth: 1 },
        { on: 'weekday', month: 10, nth: -1 },
      ],
      [
        { on: 'weekday', month: 3, nth: 2, minutes: 120 },
        { on: 'weekday', month: 11, nth: 1 },
      ],
    ]);
    expect(zone?.rules?.transitions).toEqual([
      { to: { kind: 'group', id: '0' }, on: 'beginning' },
      { to: { kind: 'group', id: '1' }, on: 'date-time', dateTime: '2007-01-01T00:00:00' },
    ]);
  });
