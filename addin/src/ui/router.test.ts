import { expect, test } from '@jest/globals';
import { addresses, routeOf } from './router.ts';

test.each([
  [addresses.meetings, 'meetings'],
  [addresses.integrations, 'integrations'],
  [addresses.appointment, 'appointment'],
  ['#/settings/integrations?from=mail', 'integrations'],
  ['', 'meetings'],
  ['#/nowhere', 'meetings'],
])('the address "%s" leads to %s', (hash, route) => {
  expect(routeOf(hash, 'meetings')).toBe(route);
});

test('where an appointment is open, that is the first screen', () => {
  expect(routeOf('#&_xdm_Info=1|2|https://outlook.office.com', 'appointment')).toBe('appointment');
  expect(routeOf(addresses.meetings, 'appointment')).toBe('meetings');
});
