import { fingerprint } from './fingerprint.ts';

/**
 * Ids in the shape that Exchange gives them: long, opaque, and different only in the case of a letter now and then.
 * A mutable id names the mailbox and the folder's store, an immutable one only the store; both end with the item's
 * key and, for an occurrence, hold its original date. https://learn.microsoft.com/graph/outlook-immutable-id
 */
export type ItemName = {
  /** `oid` of the mailbox's owner. */
  mailbox: string;
  key: number;
  /** Original date of an occurrence; null for a single meeting or a whole series. */
  date: string | null;
};

export type IdForm = 'mutable' | 'immutable';

const MUTABLE = Buffer.from([0x00, 0x03, 0x24, 0x00]);
const DEFAULT_FOLDER = Buffer.from([0x01, 0x03, 0x24, 0x00]);
const IMMUTABLE = Buffer.from('AAkALgAAAAAAHYQDEapmEc2byACqAC+EWg0A', 'base64');
const PADDING = Buffer.alloc(1);
const ITEM = Buffer.from([0x46, 0, 0, 0, 0, 0]);
const FOLDER = Buffer.from([0x2e, 0, 0, 0, 0, 0]);
const OCCURRENCE = Buffer.from([0x01, 0x51, 0x00, 0x08]);
const CALENDAR_TYPE = Buffer.from([0, 0, 0, 0, 0x01, 0x0d, 0, 0]);
const GUID_LENGTH = 36;

/** The REST form: base64 with `-` for `/` and `_` for `+`. */
export function itemId(name: ItemName, form: IdForm): string {
  const store = storeOf(name.mailbox);
  const date = name.date === null ? [] : [OCCURRENCE, ticks(name.date)];
  const head =
    form === 'immutable'
      ? [IMMUTABLE, store, ...date, PADDING]
      : [
          MUTABLE,
          Buffer.from(name.mailbox),
          ...date,
          ITEM,
          store,
          Buffer.from([7, 0]),
          store,
          CALENDAR_TYPE,
          store,
        ];
  return toRest(Buffer.concat([...head, number(name.key)]));
}

/**
 * What an id names, in either form; null for what no sandbox gave out. Every letter's case counts.
 * `mailboxOf` knows whose item a key is.
 */
export function readItemId(id: string, mailboxOf: (key: number) => string | undefined): ItemName | null {
  const bytes = fromRest(id);
  const form = bytes.subarray(0, MUTABLE.length).equals(MUTABLE) ? 'mutable' : 'immutable';
  const dateAt = form === 'mutable' ? MUTABLE.length + GUID_LENGTH : IMMUTABLE.length + 16;
  if (bytes.length < dateAt + 8) return null;
  const key = keyIn(bytes);
  const mailbox = mailboxOf(key);
  if (mailbox === undefined) return null;
  const dated = bytes.subarray(dateAt, dateAt + 4).equals(OCCURRENCE);
  const date = dated ? dateOfTicks(bytes.subarray(dateAt + 4, dateAt + 12)) : null;
  const name = { mailbox, key, date };
  return itemId(name, form) === id ? name : null;
}

/** Ids of calendars and groups are constant: the same with and without immutable ids. */
export function folderId(mailbox: string, key: number, isDefault: boolean): string {
  const store = storeOf(mailbox);
  const head = isDefault ? DEFAULT_FOLDER : MUTABLE;
  return toRest(
    Buffer.concat([head, Buffer.from(mailbox), FOLDER, store, Buffer.from([1, 0]), store, number(key)]),
  );
}

/** Change keys and, in `W/"…"`, etags. */
export function changeKey(mailbox: string, version: number): string {
  return Buffer.concat([storeOf(mailbox), number(version)]).toString('base64');
}

/** The iCalendar UID as Exchange writes it; an occurrence carries its date, so it differs from its series. */
export function iCalUId(meeting: string, madeAt: number, date: string | null): string {
  const [year = 0, month = 0, day = 0] = (date ?? '0-0-0').split('-').map(Number);
  const instance = [year >> 8, year & 255, month, day].map(hex).join('');
  const made = Buffer.alloc(8);
  made.writeBigUInt64LE(fileTime(madeAt));
  const head = '040000008200E00074C5B7101A82E008';
  return `${head}${instance}${made.toString('hex')}000000000000000010000000${meeting}`.toUpperCase();
}

export function toRest(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('/', '-').replaceAll('+', '_');
}

export function fromRest(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', '/').replaceAll('_', '+'), 'base64');
}

const stores = new Map<string, Buffer>();

function storeOf(mailbox: string): Buffer {
  const known = stores.get(mailbox);
  if (known) return known;
  const store = Buffer.from(fingerprint('store', mailbox), 'hex');
  stores.set(mailbox, store);
  return store;
}

/** Placed so that one letter of the base64 is the lowest six bits of the key: neighbours differ in case alone. */
function number(key: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUIntBE(key * 64, 1, 6);
  return bytes;
}

function keyIn(bytes: Buffer): number {
  return bytes.readUIntBE(bytes.length - 7, 6) / 64;
}

function ticks(date: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(fileTime(Date.parse(`${date}T00:00:00Z`)));
  return bytes;
}

function dateOfTicks(bytes: Buffer): string | null {
  const date = new Date(Number(bytes.readBigUInt64BE() / 10_000n) - FILE_TIME_EPOCH);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/** ms from 1601, where Windows counts from, to 1970. */
const FILE_TIME_EPOCH = 11_644_473_600_000;

function fileTime(ms: number): bigint {
  return BigInt(Math.trunc(ms) + FILE_TIME_EPOCH) * 10_000n;
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
