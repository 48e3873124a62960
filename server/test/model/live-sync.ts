import { expect } from '@jest/globals';
import { noNotificationFaults } from '../../sandbox/state/notification-faults.ts';
import { isLive } from '../../src/domain/watch.ts';
import type { EmptyDatabase } from '../sync-world.ts';
import { play } from './play.ts';
import { openStage, type Planted, RENEWAL, type Stage } from './stage.ts';
import type { Step, Story } from './story.ts';
import { storedLines, tenantTruth } from './tenant-truth.ts';

const HOUR = 3_600_000;
/** The longest pause after a failure is six hours, and a new one may follow. */
const PATIENCE = 12;
const ALL_PERMISSIONS = 'Calendars.ReadWrite User.Read';

const calendarsOf = async ({ world, diary }: Stage) => {
  const { calendars } = await world.listCalendars();
  return calendars.filter(({ remoteId }) => diary.calendarIds.includes(remoteId));
};

/** Whatever the story left behind ends; what it left in Sally stays. */
const endFaults = ({ world: { graph, answers }, fates }: Stage): void => {
  graph.faults.clear();
  answers.length = 0;
  fates.length = 0;
  Object.assign(graph.state.notificationFaults, noNotificationFaults);
};

/** Nothing is asked for, waited for or to be mended. */
const isCalm = async (stage: Stage): Promise<boolean> => {
  const { world } = stage;
  const now = world.clock.now();
  const calendars = await calendarsOf(stage);
  const hints = await world.db.selectFrom('hints').selectAll().execute();
  return (
    hints.length === 0 &&
    calendars.every(
      ({ stream }) =>
        stream?.state.phase === 'ready' && stream.state.pause === null && isLive(stream.watch, now),
    )
  );
};

/** Lets pauses run out. */
const calmDown = async (stage: Stage): Promise<void> => {
  await stage.world.settle();
  for (let hours = 0; hours < PATIENCE && !(await isCalm(stage)); hours += 1) await stage.world.pass(HOUR);
};

/** Requests that begin to read a calendar afresh. */
const fullPasses = ({ world }: Stage): number =>
  world.sent.filter(({ url }) => /calendarView.*startDateTime=/.test(url)).length;

const isLost = (step: Step): boolean => step.do === 'changeUnheard' || step.do === 'vanish';

const sum = (steps: readonly Step[], of: (step: Step) => number): number =>
  steps.reduce((total, step) => total + of(step), 0);

/**
 * How often calendars may be read afresh: where cursors end or something is never told, and only there. What befalls
 * such a pass may make it begin again.
 */
const mostFullPasses = (steps: readonly Step[], calendars: number): number => {
  const expiries = sum(steps, (step) => {
    if (step.do === 'expire') return calendars;
    return step.do === 'fault' && step.fault.startsWith('expiredCursor') ? step.times : 0;
  });
  const needed = expiries + (steps.some(isLost) ? calendars : 0);
  const disturbances = sum(steps, (step) =>
    step.do === 'fault' ? step.times : Number(step.do === 'fate' || step.do === 'stop'),
  );
  return needed === 0 ? 0 : needed + disturbances;
};

/** Plays a story to its end and lets everything settle. @throws when Sally doesn't show what Graph shows then. */
export const livesThrough = async (
  database: EmptyDatabase,
  { manners, steps }: Story,
  planted: Planted = {},
): Promise<void> => {
  const stage = await openStage(database, manners, planted);
  const { world, diary } = stage;
  try {
    for (const step of steps) await play(stage, step);
    await world.settle();
    endFaults(stage);
    await calmDown(stage);
    if (steps.some(isLost)) await world.pass(RENEWAL);
    expect(fullPasses(stage)).toBeLessThanOrEqual(mostFullPasses(steps, diary.calendarIds.length));

    const meetings = await world.list();
    for (const { id, remoteId, stream } of await calendarsOf(stage)) {
      if (stream?.state.phase !== 'ready') throw new Error(`The calendar is still ${stream?.state.phase}.`);
      const token = `${diary.alice} ${ALL_PERMISSIONS}`;
      const truth = await tenantTruth(world.graph.url, token, remoteId, stream.state.window);
      expect(storedLines(meetings, id)).toEqual(truth);
    }
    expect(await isCalm(stage)).toBe(true);
    expect(world.graph.unknown).toEqual([]);
  } finally {
    await world.close();
  }
};
