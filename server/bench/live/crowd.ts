import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../../test/world.ts';

const DOMAIN = 'contoso.example';
/** As many as one connection may sync. */
export const CALENDARS_EACH = 5;
const PATIENCE = 300_000;
const AT_ONCE = 4;

/** One person with all their calendars connected and told of. */
export type Member = {
  readonly address: string;
  /** Ids of the calendars in the pretend Microsoft 365. */
  readonly calendars: readonly string[];
};

const isLive = async (world: World, address: string): Promise<boolean> => {
  const { connections } = await world.api(address).call('listConnections');
  const progress = connections.flatMap(({ calendars }) => calendars.map((calendar) => calendar.progress));
  return (
    progress.length === CALENDARS_EACH &&
    progress.every((each) => each?.phase === 'ready' && each.watch === 'live')
  );
};

const join = async (world: World, number: number): Promise<Member> => {
  const { controls } = world.sandbox;
  const address = `member${number}@${DOMAIN}`;
  await controls.createPerson(DOMAIN, `Member ${number}`, address);
  const calendars: string[] = [];
  for (let i = 0; i < CALENDARS_EACH; i += 1)
    calendars.push((await controls.createCalendar(address, `Project ${i}`)).id);

  const api = world.api(address);
  const connected = await api.call('connect', { body: { kind: 'microsoft365' } });
  if (connected.outcome !== 'connected')
    throw new Error(`${address} was not connected: ${connected.outcome}`);
  const params = { connectionId: connected.connection.id };
  const listed = await api.call('listCalendars', { params });
  const calendarIds = listed.calendars.filter(({ name }) => name.startsWith('Project')).map(({ id }) => id);
  const { version, settings } = listed;
  await api.call('saveSettings', { params, body: { version, ...settings, calendarIds } });
  const deadline = performance.now() + PATIENCE;
  while (!(await isLive(world, address))) {
    if (performance.now() > deadline) throw new Error(`${address} is not live`);
    await pause(250);
  }
  return { address, calendars };
};

/** People of one tenant who have all connected, so that Microsoft tells us of every calendar of theirs. */
export const gatherCrowd = async (world: World, count: number): Promise<Member[]> => {
  await world.sandbox.controls.approve(DOMAIN);
  const members: Member[] = [];
  let next = 0;
  const bring = async () => {
    for (let number = next++; number < count; number = next++) members.push(await join(world, number));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, bring));
  return members;
};
