import { changeKey, type ItemName, itemId } from '../state/exchange-ids.ts';

/** EWS ids are those of Graph in ordinary base64; upper and lower case are different letters in them. */
export const toEws = (restId: string): string => restId.replaceAll('-', '/').replaceAll('_', '+');
export const toRest = (ewsId: string): string => ewsId.replaceAll('/', '-').replaceAll('+', '_');

export const ewsItemId = (name: ItemName): string => toEws(itemId(name, 'mutable'));

const APPOINTMENT = 0x0f;
const CALENDAR = 0x02;

/** Of an item; the same for all occurrences of a series, and another one after every change of any of them. */
export const itemChangeKey = (mailbox: string, version: number): string =>
  keyOfType(APPOINTMENT, mailbox, version);

export const folderChangeKey = (mailbox: string, version: number): string =>
  keyOfType(CALENDAR, mailbox, version);

function keyOfType(type: number, mailbox: string, version: number): string {
  const head = Buffer.from([type, 0, 0, 0, 0x16, 0, 0, 0]);
  return Buffer.concat([head, Buffer.from(changeKey(mailbox, version), 'base64')]).toString('base64');
}

/** `oid` of the mailbox that a folder id starts with; null for what is no id at all. */
export function mailboxInId(ewsId: string): string | null {
  if (!/^[\w+/-]{40,}=*$/.test(ewsId)) return null;
  const oid = Buffer.from(ewsId, 'base64').subarray(4, 40).toString('latin1');
  return /^[0-9a-f-]{36}$/.test(oid) ? oid : null;
}

/** Whether it looks like an id that some Exchange gave out. */
export const isWellFormed = (ewsId: string): boolean =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(ewsId) && ewsId.length >= 24;
