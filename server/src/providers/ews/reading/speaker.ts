import type { Detail } from '../../../domain/meeting.ts';
import type { EwsItem } from '../codec/item.ts';
import type { Zoned } from '../time/meeting-time.ts';
import { detailOf, type Reader } from './detail.ts';

/** What an opened item says, for itself or for the series that it stands for. Its text is not kept. */
export type Speaker = {
  readonly detail: Detail;
  readonly allDay: boolean;
  readonly zones: Zoned;
  /** UTC in ms; null where it doesn't say. */
  readonly times: { readonly start: number; readonly end: number; readonly allDay: boolean | null } | null;
};

export const speakerOf = (item: EwsItem, reader: Reader): Speaker => {
  const { start, end, allDay, startTimeZone, endTimeZone, meetingTimeZone } = item;
  return {
    detail: detailOf(item, reader),
    allDay: allDay ?? false,
    zones: { startTimeZone, endTimeZone, meetingTimeZone },
    times: start === null || end === null ? null : { start, end, allDay },
  };
};
