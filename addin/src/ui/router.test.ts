import { expect, test } from '@jest/globals';
import { addresses, routeOf } from './router.ts';

test.each([
  [addresses.meetings, 'meetings'],
  [addresses.integrations, 'integrations'],
  ['#/settings/integrations?from=mail', 'integrations'],
  ['', 'meetings'],
  ['#/nowhere', 'meetings'],
])('the address "%s" leads to %s', (hash, route) => {
  expect(routeOf(hash)).toBe(route);
});
