import type { WallTime } from '../state/mailbox-data.ts';
import { wallText } from '../state/wall-time.ts';
import type { Entity, Rendering } from './rendering.ts';

/** `start` and `end`: seven digits and no `Z`, in UTC or the preferred zone. */
export function eventTimes(entity: Entity, { timeZone }: Pick<Rendering, 'timeZone'>) {
  const name = timeZone?.name ?? 'UTC';
  const inZone = (utc: number) => ({
    dateTime: `${wallText(timeZone === null ? utc : timeZone.zone.toWall(utc))}.0000000`,
    timeZone: name,
  });
  if (!entity.item.allDay) return { start: inZone(entity.start), end: inZone(entity.end) };
  // Days are days everywhere: an all-day meeting is at midnight whatever zone is asked for.
  const { start, end } = entity.exception ?? entity.item;
  const days = entity.date === null || entity.exception ? [start, end] : daysOf(entity);
  const [first, last] = days.map(({ dateTime }) => ({ dateTime: `${dateTime}.0000000`, timeZone: name }));
  return { start: first ?? inZone(entity.start), end: last ?? inZone(entity.end) };
}

function daysOf({ item, date }: Entity): WallTime[] {
  const shift = Date.parse(`${date}T00:00:00Z`) - Date.parse(`${item.start.dateTime}Z`);
  const moved = (wall: WallTime) => ({
    ...wall,
    dateTime: wallText(Date.parse(`${wall.dateTime}Z`) + shift),
  });
  return [moved(item.start), moved(item.end)];
}

/** An instant as Graph writes it: with seven digits and `Z`. */
export function instantText(utc: number): string {
  return `${new Date(utc).toISOString().slice(0, 23)}0000Z`;
}
