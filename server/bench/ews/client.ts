import type { EwsItem } from '../../src/providers/ews/codec/item.ts';

type Times = 'start' | 'end' | 'recurrenceId' | 'originalStart' | 'lastModified';
type Texts = 'changeKey' | 'uid' | 'subject' | 'location' | 'enhancedLocation' | 'joinOnlineMeetingUrl';
type Flags = 'allDay' | 'isRecurring' | 'isMeeting' | 'isCancelled' | 'isOnlineMeeting';
type Words = 'sensitivity' | 'freeBusy' | 'calendarItemType' | 'myResponseType';
type Zone = { readonly id: string } | null;

/** What is wanted of a meeting, as a plain object. Ours has no other. */
export type Meeting = Pick<
  EwsItem,
  'itemId' | Texts | Times | Flags | Words | 'appointmentState' | 'organizer'
> & {
  readonly startTimeZone: Zone;
  readonly endTimeZone: Zone;
  readonly body: { readonly content: string } | null;
};

/** A program that speaks with Exchange; `L` is what it has of an item that was listed. */
export type Client<L> = {
  /** What stands in a window (UTC, ms); `complete` is false where that is more than is listed at once. */
  list(start: number, end: number): Promise<{ readonly complete: boolean; readonly items: readonly L[] }>;
  idOf(item: L): string;
  open(items: readonly L[]): Promise<readonly Meeting[]>;
  close(): Promise<void>;
};

export const LOGIN = { username: 'CONTOSO\\alice', password: 'correct horse battery staple' } as const;
