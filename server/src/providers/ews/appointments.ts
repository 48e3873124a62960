import type { Failure } from '../../domain/failure.ts';
import { leftOutBy } from '../../domain/filters.ts';
import type { LoginAccess } from '../../ports/access.ts';
import type { AppointmentProvider } from '../../ports/appointments.ts';
import { ProviderError } from '../../ports/failure.ts';
import type { EwsClient } from './asking/client.ts';
import { errandOf } from './asking/errand.ts';
import { questions } from './asking/questions.ts';
import type { EwsItem } from './codec/item.ts';
import { itemProperties, type Property } from './codec/properties.ts';
import { detailOf, isPrivate } from './reading/detail.ts';
import { idOf } from './reading/rows.ts';
import { meetingTime } from './time/meeting-time.ts';

/** Outlook gives ids as EWS does, on phones as REST does: the same base64 in the letters of addresses. */
const asEwsId = (outlookId: string): string => outlookId.replaceAll('-', '/').replaceAll('_', '+');

/** Ids that were told lately, so that the item behind one can be asked for. */
const MOST_REMEMBERED = 5000;

const paths = (...names: string[]): Property[] => names.map((path) => ({ by: 'path', path }));

const IDENTITY = paths(
  ...['calendar:UID', 'calendar:RecurrenceId', 'calendar:OriginalStart', 'calendar:Start'],
  'calendar:CalendarItemType',
);
const PLACE = paths('item:ParentFolderId');

/** What an id says that isn't of this mailbox. */
const isForeign = (failure: Failure): boolean =>
  failure.kind === 'not-found' ||
  failure.kind === 'unintelligible' ||
  (failure.kind === 'exchange' &&
    (failure.finding === 'calendar-unreadable' || failure.finding === 'mailbox-unknown'));

/** Single appointments on Exchange servers. */
export const ewsAppointments = (client: EwsClient): AppointmentProvider<LoginAccess> => {
  const remembered = new Map<string, string>();
  const keyOf = (key: string, id: string): string => `${key}\n${id}`;

  const remember = (key: string, id: string, itemId: string): void => {
    remembered.delete(keyOf(key, id));
    remembered.set(keyOf(key, id), itemId);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  };

  return {
    async ownIds(access, account, outlookIds) {
      const errand = await errandOf(access, account);
      const ids = outlookIds.map(asEwsId);
      if (ids.length === 0) return [];
      const messages = await client.ask(
        errand,
        questions.open(ids, () => IDENTITY),
      );
      return ids.map((itemId, i) => {
        const message = messages[i];
        if (message === undefined || (message.kind === 'success' && message.value.kind !== 'item'))
          return null;
        if (message.kind === 'failed') {
          const failure = client.failureOf(message);
          if (isForeign(failure)) return null;
          throw new ProviderError(failure);
        }
        const { item } = message.value as { item: EwsItem };
        const id = idOf(item);
        remember(errand.mailbox.key, id, itemId);
        return id;
      });
    },

    async appointment(access, account, id, filters) {
      const errand = await errandOf(access, account);
      // There is no way to ask for one by its UID: its item is known from when its id was told.
      const itemId = remembered.get(keyOf(errand.mailbox.key, id));
      if (itemId === undefined) throw new ProviderError({ kind: 'not-found' });
      const properties = [...PLACE, ...paths('item:Sensitivity')];
      const reader = { shared: false, strange: errand.mailbox.mailbox !== null };
      const found = await client.one(
        errand,
        questions.open([itemId], () => properties),
      );
      const place = found.kind === 'item' ? found.item : null;
      const calendarId = place?.parentFolderId ?? null;
      if (place === null || calendarId === null)
        throw new ProviderError({ kind: 'unintelligible', path: 'ParentFolderId' });
      if (!filters.syncPrivate && isPrivate(place, reader)) return { calendarId, leftOut: 'private' };
      const opened = await client.one(errand, questions.open([itemId], itemProperties));
      if (opened.kind !== 'item') throw new ProviderError({ kind: 'unintelligible', path: opened.path });
      const { item } = opened;
      const leftOut = leftOutBy(filters, detailOf(item, reader));
      if (leftOut) return { calendarId, leftOut };
      const { start, end } = item;
      if (start === null || end === null) throw new ProviderError({ kind: 'unintelligible', path: 'Start' });
      return {
        calendarId,
        leftOut,
        series: item.calendarItemType === 'RecurringMaster',
        time: meetingTime({ ...item, start, end }),
      };
    },
  };
};
