import type { Change } from '../../state/log.ts';
import type { StoredItem } from '../../state/mailbox-data.ts';
import { EwsFailure } from '../ews-failure.ts';
import type { Folder } from '../folders/folder.ts';
import { itemChangeKey } from '../ids.ts';
import { entryId, masterEntry } from '../items/entry.ts';
import { itemXml } from '../items/item-xml.ts';
import { success } from '../soap/envelope.ts';
import { messageOf, messages } from '../soap/messages.ts';
import { childNamed } from '../soap/read-xml.ts';
import { element, valued } from '../soap/write-xml.ts';
import { reaches } from '../versions.ts';
import { folderNamed } from './folder-ids.ts';
import type { Call, Operation } from './operation.ts';
import { renderingOf } from './rendering-of.ts';
import { itemShape } from './shapes.ts';
import { readSyncState, type SyncState, writeSyncState } from './sync-state.ts';

/** One change of a single meeting or a series: occurrences don't exist here. */
type ItemChange = { kind: 'Create' | 'Update' | 'Delete'; key: number };
type Round = { changes: readonly ItemChange[]; next: SyncState; last: boolean };

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderitems-operation */
export const syncFolderItems: Operation = (call) =>
  messages([messageOf('SyncFolderItems', () => synced(call))]);

function synced(call: Call): string {
  const { request } = call;
  const wanted = childNamed(request, 'ItemShape');
  const shape = itemShape(call, wanted, { list: true });
  const folder = syncedFolder(call);
  const most = Number(childNamed(request, 'MaxChangesReturned')?.text);
  const { changes, next, last } = roundOf(call, folder, most);
  const rendering = renderingOf(call, folder, { list: true, shape: wanted });
  const written = changes.map(({ kind, key }) => {
    const item = call.state.mailboxes.item(key);
    if (kind === 'Delete' || item === null) return element('t:Delete', deletedId(folder, key));
    return element(`t:${kind}`, itemXml(masterEntry(item), shape, rendering));
  });
  return success(
    'SyncFolderItems',
    valued('m:SyncState', writeSyncState(next)) +
      valued('m:IncludesLastItemInRange', last) +
      element('m:Changes', written.join('')),
  );
}

function syncedFolder(call: Call): Folder {
  const [id] = childNamed(call.request, 'SyncFolderId')?.children ?? [];
  if (!id) throw new EwsFailure('ErrorInvalidRequest');
  try {
    return folderNamed(call, id);
  } catch (error) {
    const isGone = error instanceof EwsFailure && error.code === 'ErrorFolderNotFound';
    throw isGone ? new EwsFailure('ErrorSyncFolderNotFound') : error;
  }
}

const deletedId = ({ mailbox }: Folder, key: number): string =>
  element('t:ItemId', '', {
    Id: entryId({ item: { mailbox, key } as StoredItem, date: null }),
    ChangeKey: itemChangeKey(mailbox, key),
  });

function roundOf(call: Call, folder: Folder, most: number): Round {
  const { mailboxes } = call.state;
  const generation = mailboxes.data.tokenGeneration;
  const calendarId = folder.calendar?.id ?? folder.id;
  const text = childNamed(call.request, 'SyncState')?.text.trim() ?? '';
  const fresh: SyncState = { calendarId, generation, seq: mailboxes.log.lastSeq, round: null };
  const state = text === '' ? null : readSyncState(text);
  if (state && (state.calendarId !== calendarId || state.generation !== generation))
    throw new EwsFailure('ErrorInvalidSyncStateData');
  if (state === null) return everything(call, fresh, Number.POSITIVE_INFINITY, most);
  if (state.round !== null && 'belowKey' in state.round)
    return everything(call, { ...state, seq: state.round.upTo }, state.round.belowKey, most);
  if (!mailboxes.log.reaches(state.seq)) throw new EwsFailure('ErrorInvalidSyncStateData');
  return since(call, state, most);
}

/** The whole folder, newest first from 2010 SP2 on; `belowKey` is where the answer before ended. */
function everything(call: Call, fresh: SyncState, belowKey: number, most: number): Round {
  const items = call.state.mailboxes
    .items(fresh.calendarId)
    .filter(({ key }) => key < belowKey)
    .sort((a, b) => b.key - a.key);
  const given = items.slice(0, most);
  const changes = given.map(({ key }): ItemChange => ({ kind: 'Create', key }));
  const last = given.length === items.length;
  const lowest = given.at(-1)?.key ?? 0;
  const round = last ? null : { upTo: fresh.seq, belowKey: lowest };
  return { changes, last, next: { ...fresh, round } };
}

function since(call: Call, state: SyncState, most: number): Round {
  const { log } = call.state.mailboxes;
  const upTo = state.round?.upTo ?? log.lastSeq;
  const skipped = state.round && 'given' in state.round ? state.round.given : 0;
  const happened = log
    .since(state.seq)
    .filter(({ seq, calendarId }) => seq <= upTo && calendarId === state.calendarId);
  const all = gathered(happened);
  if (reaches(call.release.schema, 'Exchange2010_SP2')) all.reverse();
  const changes = all.slice(skipped, skipped + most);
  const given = skipped + changes.length;
  const last = given >= all.length;
  const next: SyncState = last ? { ...state, seq: upTo, round: null } : { ...state, round: { upTo, given } };
  return { changes, last, next };
}

/** One change per item, by when it was changed last. */
function gathered(happened: readonly Change[]): ItemChange[] {
  const byItem = new Map<number, Change[]>();
  for (const change of happened) {
    const before = byItem.get(change.item) ?? [];
    byItem.delete(change.item);
    byItem.set(change.item, [...before, change]);
  }
  return [...byItem].flatMap(([key, changes]): ItemChange[] => {
    const isNew = changes[0]?.kind === 'created';
    const isGone = changes.at(-1)?.kind === 'deleted';
    if (isNew && isGone) return [];
    return [{ kind: isGone ? 'Delete' : isNew ? 'Create' : 'Update', key }];
  });
}
