import { instanceOn } from '../../state/instances.ts';
import { EwsFailure } from '../ews-failure.ts';
import type { Folder } from '../folders/folder.ts';
import { isWellFormed, toRest } from '../ids.ts';
import { type Entry, instanceEntry, masterEntry } from '../items/entry.ts';
import { nthOccurrence } from '../items/series.ts';
import type { XmlElement } from '../soap/read-xml.ts';
import type { Call } from './operation.ts';

export type Found = { entry: Entry; folder: Folder };

/** What an element of `ItemIds` names. What the caller has no right to see is as if it were not there. */
export function itemNamed(call: Call, { name, attributes }: XmlElement): Found {
  switch (name) {
    case 'ItemId':
      return itemById(call, attributes.Id ?? '');
    case 'RecurringMasterItemId':
      return masterOf(call, attributes.OccurrenceId ?? '');
    case 'OccurrenceItemId':
      return nthOf(call, attributes.RecurringMasterId ?? '', Number(attributes.InstanceIndex));
    default:
      call.record(`${name} in ItemIds`);
      throw new EwsFailure('ErrorInvalidRequest');
  }
}

function itemById(call: Call, id: string): Found {
  if (!isWellFormed(id)) throw new EwsFailure('ErrorInvalidIdMalformed');
  const { mailboxes } = call.state;
  const named = mailboxes.named(toRest(id));
  const item = named && mailboxes.item(named.key);
  const folder = item && call.reach.calendarFolder(item.calendarId);
  if (!named || !item || !folder) throw new EwsFailure('ErrorItemNotFound');
  if (named.date === null) return { entry: masterEntry(item), folder };
  const instance = instanceOn(item, named.date);
  if (instance !== null) return { entry: instanceEntry(instance), folder };
  const wasThere = item.deleted.includes(named.date);
  throw new EwsFailure(wasThere ? 'ErrorCalendarOccurrenceIsDeletedFromRecurrence' : 'ErrorItemNotFound');
}

function masterOf(call: Call, occurrenceId: string): Found {
  const { entry, folder } = itemById(call, occurrenceId);
  if (entry.date === null) throw new EwsFailure('ErrorCalendarCannotUseIdForOccurrenceId');
  return { entry: masterEntry(entry.item), folder };
}

function nthOf(call: Call, masterId: string, index: number): Found {
  const { entry, folder } = itemById(call, masterId);
  if (entry.type !== 'RecurringMaster') throw new EwsFailure('ErrorCalendarCannotUseIdForRecurringMasterId');
  const found = nthOccurrence(entry.item, index);
  if (found === 'deleted') throw new EwsFailure('ErrorCalendarOccurrenceIsDeletedFromRecurrence');
  if (found === 'out-of-range') throw new EwsFailure('ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange');
  return { entry: found, folder };
}
