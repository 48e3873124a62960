import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../../test/world.ts';
import type { Member } from './crowd.ts';

const DAY = 86_400_000;

/** A meeting that is renamed again and again; each title is told once. */
export type Renamed = { readonly key: string; readonly member: Member };

/** One meeting in each calendar, in the days that a screen shows. */
export const placeMeetings = async (world: World, members: readonly Member[]): Promise<Renamed[]> => {
  const placed: Renamed[] = [];
  const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10);
  for (const member of members)
    for (const [i, calendarId] of member.calendars.entries()) {
      const at = (minute: string) => ({ dateTime: `${tomorrow}T1${i}:${minute}:00`, timeZone: 'UTC' });
      const meeting = { subject: 'Before', start: at('00'), end: at('30'), calendarId };
      const { key } = await world.sandbox.controls.createMeeting(member.address, meeting);
      placed.push({ key, member });
    }
  return placed;
};

/** What was changed: its new title, and when Microsoft had it (UTC, ms). */
export type Change = { readonly title: string; readonly member: Member; readonly at: number };

/**
 * Renames so many meetings a second for so long (ms), each at its time whether or not the ones before have shown.
 * `pick` chooses which.
 */
export const rename = async (
  world: World,
  { perSecond, duration, pick }: { perSecond: number; duration: number; pick: (i: number) => Renamed },
): Promise<Change[]> => {
  const changes: Change[] = [];
  const begun = performance.now();
  const under: Promise<void>[] = [];
  const count = Math.floor((perSecond * duration) / 1000);
  for (let i = 0; i < count; i += 1) {
    const wait = begun + (i * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    const { key, member } = pick(i);
    const title = `Change ${i}`;
    under.push(
      world.sandbox.controls.changeMeeting(key, { subject: title }).then(() => {
        changes.push({ title, member, at: Date.now() });
      }),
    );
  }
  await Promise.all(under);
  return changes;
};
