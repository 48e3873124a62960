import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { until } from '../until.ts';
import { createWorld } from '../world.ts';
import { barePages } from './bare-pages.ts';
import { outcomeOf, signInWindow } from './sign-in-window.ts';
import { startTrip } from './trip.ts';

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();

test('the log of a whole run holds ids, and no token, code, secret, name, address or title', async () => {
  const pages = await barePages();
  const key = randomBytes(32).toString('base64');
  await using world = await createWorld({
    env: { ADDIN_DIR: pages.folder, LOG_LEVEL: 'debug', GRANT_KEYS: `log:${key}` },
  });
  const { controls } = world.sandbox;
  const { people } = await controls.state();
  const oidOf = (address: string) => people.find((person) => person.address === address)?.oid ?? '';
  const alice = world.api('alice@contoso.example');
  const secrets: string[] = [key, await alice.token()];

  const trip = await startTrip(alice);
  const window = signInWindow();
  const page = await window.arrive(
    await window.walk(trip.startUrl, { account: oidOf('alice@contoso.example') }),
  );
  const { code } = outcomeOf(page) as { code: string };
  await alice.call('redeemConsent', {
    params: { consentId: trip.id },
    body: { verifier: trip.verifier, code },
  });
  secrets.push(code, trip.verifier, new URL(trip.startUrl).searchParams.get('id')?.split('~')[2] ?? '');

  const titles = new Set<string>();
  await until(async () => {
    const { meetings } = await alice.call('listMeetings', { query: { from: days(-1), to: days(14) } });
    for (const { title } of meetings) if (title) titles.add(title);
    return titles.size > 0;
  });
  expect(titles.size).toBeGreaterThan(0);

  await alice.send('POST', '/api/connections', '{"kind":"Dismissal of Bob"');
  await alice.send('POST', '/api/consents', { kind: 'microsoft365', challenge: 'Dismissal of Bob' });
  await alice.send('GET', '/api/session?title=Dismissal+of+Bob', undefined, {
    authorization: 'Bearer Dismissal.of.Bob',
  });
  await window.open(`${world.server.url}/auth/approved?error=Dismissal&error_description=of+Bob&state=x`);
  await window.arrive({
    url: world.server.url,
    status: 200,
    html: `<form action="${world.server.url}/auth/callback"><input type="hidden" name="error_description" value="Dismissal of Bob"></form>`,
  });
  await controls.revokeSessions('alice@contoso.example');
  const { connections } = await alice.call('listConnections');
  for (const { id } of connections) {
    await alice.send('GET', `/api/connections/${id}/calendars`);
    await alice.call('disconnect', { params: { connectionId: id } });
  }
  await world.server.restart();

  const log = world.log().join('\n');
  expect(log).toContain('/api/consents/:consentId/redeem');
  expect(log).toContain(oidOf('alice@contoso.example'));
  const forbidden = [
    ...secrets,
    ...titles,
    ...people.flatMap(({ name, address }) => [name, address]),
    'Dismissal',
    'of Bob',
    'eyJ',
    '@contoso',
  ];
  expect(forbidden.filter((text) => text !== '' && log.includes(text))).toEqual([]);
  for (const line of world.log()) expect(JSON.parse(line)).toMatchObject({ msg: expect.any(String) });
  await pages.remove();
});
