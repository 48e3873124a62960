import { ProviderError } from '../../src/ports/failure.ts';
import { readFindItem } from '../../src/providers/ews/codec/find-item.ts';
import type { EwsItem } from '../../src/providers/ews/codec/item.ts';
import { findItemText, inChunks, itemText } from './answer-texts.ts';

/** An answer of FindItem with one appointment, whose subject is written so. */
export const withSubject = (subject: string): string =>
  findItemText(itemText(`<t:Subject>${subject}</t:Subject><t:Start>2026-11-28T10:00:00Z</t:Start>`));

/** What is read of an answer of FindItem that is cut before these places: its items, of which those that can't be read are null. */
export const itemsOf = async (text: string, ...places: number[]): Promise<(EwsItem | null)[]> => {
  const answer = await readFindItem(inChunks(text, ...places), 1000);
  const message = answer.kind === 'messages' ? answer.messages[0] : undefined;
  if (message?.kind !== 'success') throw new Error('no success');
  return message.value.items.map((entry) => (entry.kind === 'item' ? entry.item : null));
};

export const subjectOf = async (text: string, ...places: number[]): Promise<string | null | undefined> =>
  (await itemsOf(text, ...places))[0]?.subject;

/** Why an answer of FindItem is refused; null where it is not. */
export const refusalOf = async (text: string, ...places: number[]): Promise<unknown> => {
  try {
    await readFindItem(inChunks(text, ...places), 1000);
  } catch (error) {
    return error instanceof ProviderError ? error.failure : error;
  }
  return null;
};
