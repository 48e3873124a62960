import type { Change } from './log.ts';
import { ChangeLog } from './log.ts';
import type { Mailbox, MailboxData, StoredCalendar, StoredItem } from './mailbox-data.ts';
import type { Person } from './types.ts';

/** `people` is asked at every use; `changed` is called after every write. */
export type MailboxWorld = { people(): readonly Person[]; now(): number; changed(): void };

/** `deleted`: items that were ever deleted. `changedAt`: when anything changed last (UTC ms). */
export type FolderCounters = { deleted: number; changedAt: number };

export function emptyMailboxes(): MailboxData {
  return { mailboxes: [], items: {}, lastKey: 0, lastVersion: 0, log: [], lastSeq: 0, tokenGeneration: 1 };
}

/** Items, calendars and the log, with the indexes that reading them needs. Knows no rules of meetings. */
export class MailboxStore {
  readonly world: MailboxWorld;
  readonly log: ChangeLog;
  #data: MailboxData;
  #byCalendar = new Map<string, Set<number>>();
  #byMeeting = new Map<string, Set<number>>();
  #lastChange = new Map<string, number>();
  #counters = new Map<string, FolderCounters>();

  constructor(data: MailboxData, world: MailboxWorld) {
    this.#data = data;
    this.world = world;
    this.log = new ChangeLog(() => this.#data);
    this.load(data);
  }

  get data(): MailboxData {
    return this.#data;
  }

  load(data: MailboxData): void {
    this.#data = data;
    this.#byCalendar = new Map();
    this.#byMeeting = new Map();
    this.#lastChange = new Map();
    this.#counters = new Map();
    for (const item of Object.values(data.items)) this.#index(item);
    for (const item of Object.values(data.items)) this.#count(item.calendarId, item.modifiedAt, false);
    for (const { calendarId, at, kind } of data.log) this.#count(calendarId, at, kind === 'deleted');
  }

  mailbox(oid: string): Mailbox | null {
    return this.#data.mailboxes.find((mailbox) => mailbox.oid === oid) ?? null;
  }

  calendars(): StoredCalendar[] {
    return this.#data.mailboxes.flatMap((mailbox) => mailbox.calendars);
  }

  item(key: number): StoredItem | null {
    return this.#data.items[key] ?? null;
  }

  items(calendarId: string): StoredItem[] {
    return this.#read(this.#byCalendar.get(calendarId));
  }

  /** Every copy of a meeting, local copies of shared calendars among them. */
  copies(meeting: string): StoredItem[] {
    return this.#read(this.#byMeeting.get(meeting));
  }

  /** Number of the last change in that calendar since the start of the process; 0 for none. */
  lastChange(calendarId: string): number {
    return this.#lastChange.get(calendarId) ?? 0;
  }

  /** What the store itself counts of a calendar: every change and deletion moves it on. */
  counters(calendarId: string): FolderCounters {
    return this.#counters.get(calendarId) ?? { deleted: 0, changedAt: 0 };
  }

  nextKey(): number {
    this.#data.lastKey += 1;
    return this.#data.lastKey;
  }

  nextVersion(): number {
    this.#data.lastVersion += 1;
    return this.#data.lastVersion;
  }

  add(item: StoredItem): void {
    this.#data.items[item.key] = item;
    this.#index(item);
    this.#write(item, 'created', null);
  }

  /** `item` was changed in place; of a series perhaps only the occurrence of that original date. */
  update(item: StoredItem, occurrence: string | null): void {
    item.version = this.nextVersion();
    item.modifiedAt = this.world.now();
    this.#write(item, 'updated', occurrence);
  }

  remove(item: StoredItem): void {
    delete this.#data.items[item.key];
    this.#byCalendar.get(item.calendarId)?.delete(item.key);
    this.#byMeeting.get(item.meeting)?.delete(item.key);
    this.#write(item, 'deleted', null);
  }

  #write(item: StoredItem, kind: Change['kind'], occurrence: string | null): void {
    const { mailbox, calendarId, key } = item;
    const at = this.world.now();
    const series = item.recurrence !== null;
    const change = this.log.append({ at, kind, mailbox, calendarId, item: key, series, occurrence });
    this.#lastChange.set(calendarId, change.seq);
    this.#count(calendarId, at, kind === 'deleted');
    this.world.changed();
  }

  #count(calendarId: string, at: number, deleted: boolean): void {
    const before = this.counters(calendarId);
    const changedAt = Math.max(before.changedAt, at);
    this.#counters.set(calendarId, { changedAt, deleted: before.deleted + (deleted ? 1 : 0) });
  }

  #read(keys: Set<number> | undefined): StoredItem[] {
    const items: StoredItem[] = [];
    for (const key of keys ?? []) {
      const item = this.#data.items[key];
      if (item) items.push(item);
    }
    return items;
  }

  #index(item: StoredItem): void {
    put(this.#byCalendar, item.calendarId, item.key);
    put(this.#byMeeting, item.meeting, item.key);
  }
}

function put(index: Map<string, Set<number>>, name: string, key: number): void {
  const keys = index.get(name);
  if (keys) keys.add(key);
  else index.set(name, new Set([key]));
}
