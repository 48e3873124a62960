import type { MeetingTime } from '../../../domain/meeting.ts';
import type { EwsItem } from '../codec/item.ts';
import type { EwsTimeZone } from '../codec/time-zone.ts';
import { findZone } from './find-zone.ts';
import { dateOf, UTC, type Zone } from './zone.ts';

const DAY = 86_400_000;

/** What is said of zones with an item. */
export type Zoned = Pick<EwsItem, 'startTimeZone' | 'endTimeZone' | 'meetingTimeZone'>;

/** When an item is; both instants are UTC in ms. */
export type Timed = Zoned & { readonly start: number; readonly end: number; readonly allDay: boolean | null };

const found = (zone: EwsTimeZone | null): Zone | null => zone && findZone(zone);
const named = (name: string | null): Zone | null =>
  name === null ? null : findZone({ id: name, name, rules: null });

/** The zone that an item was made in; null where it isn't said, or nobody knows it. */
export const zoneOf = ({ startTimeZone, meetingTimeZone }: Zoned): Zone | null =>
  found(startTimeZone) ?? named(meetingTimeZone);

const dayAfter = (date: string): string => new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);

/**
 * When an item is, as the domain has it. The days of an all-day item are midnights in the zone that it was made in;
 * `other` is asked for the zone where the item itself doesn't say it, and at last the midnight of UTC that is nearest.
 */
export const meetingTime = (item: Timed, other: Zoned | null = null): MeetingTime => {
  const { start, end } = item;
  if (!item.allDay) return { allDay: false, start, end: Math.max(start, end) };
  const startZone = zoneOf(item) ?? (other && zoneOf(other)) ?? UTC;
  const endZone = found(item.endTimeZone) ?? (other && found(other.endTimeZone)) ?? startZone;
  const first = dateOf(startZone, start);
  const last = dateOf(endZone, end);
  return { allDay: true, start: first, end: last > first ? last : dayAfter(first) };
};
