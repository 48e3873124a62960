import type { SchemaName } from '../../../domain/exchange/version.ts';
import { ProviderError } from '../../../ports/failure.ts';
import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import { questions } from '../asking/questions.ts';
import type { Message } from '../codec/answer.ts';
import type { EwsItem } from '../codec/item.ts';
import type { Listed } from '../codec/listed.ts';
import { itemProperties, type Property } from '../codec/properties.ts';

/** What came of opening an item. `gone`: deleted since it was listed, or hidden. */
export type Opened<T> =
  | { readonly kind: 'item'; readonly value: T }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly path: string };

type PropertiesIn = (schema: SchemaName) => readonly Property[];

/** https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-process-calendar-items-in-batches-in-exchange */
const BATCH = 20;
/** Servers take so many requests of one login at a time from us. */
const AT_ONCE = 2;

const STOPPED = 'ErrorBatchProcessingStopped';
const TOO_LARGE = 'size';

const isBody = (property: Property): boolean => property.by === 'path' && property.path === 'item:Body';

const chunked = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

type Reply = Message<Listed<EwsItem>>;

/** How often broken items are answered, too: only where everything fails so the server is in trouble. */
const INTERNAL = 'ErrorInternalServerError';

const codeOf = (message: Message<unknown>): string => (message.kind === 'failed' ? message.code : '');
const isInternal = (message: Message<unknown> | undefined): boolean =>
  message !== undefined && codeOf(message) === INTERNAL;
const pathOf = (message: Message<unknown>): string =>
  /^Error\w{1,80}$/.test(codeOf(message)) ? codeOf(message) : 'Items';

/** Null where an answer was larger than any may be: servers before 2013 cut no texts. @throws ProviderError */
const unlessTooLarge = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer;
  } catch (error) {
    const failure = error instanceof ProviderError ? error.failure : null;
    if (failure?.kind === 'unintelligible' && failure.path === TOO_LARGE) return null;
    throw error;
  }
};

/** Null where it is worth another try without the text, in which the damage usually is. @throws ProviderError */
const openedOf = <T>(client: EwsClient, message: Reply, read: (item: EwsItem) => T): Opened<T> | null => {
  if (message.kind === 'success') {
    const { value } = message;
    return value.kind === 'item'
      ? { kind: 'item', value: read(value.item) }
      : { kind: 'unreadable', path: value.path };
  }
  const failure = client.failureOf(message);
  if (failure.kind === 'not-found') return { kind: 'gone' };
  if (failure.kind === 'exchange' && failure.finding === 'calendar-unreadable')
    return { kind: 'unreadable', path: pathOf(message) };
  if (failure.kind === 'unintelligible' || isInternal(message)) return null;
  throw new ProviderError(failure);
};

/**
 * Opens items by their ids, in small batches; `read` takes what is wanted of each, so that no text is kept. What can't be
 * had without its text either is told by itself, unless that is so of everything: then the server is in trouble.
 * @throws ProviderError
 */
export const openItems = async <T>(
  client: EwsClient,
  errand: Errand,
  itemIds: readonly string[],
  read: (item: EwsItem) => T,
  properties: PropertiesIn = itemProperties,
): Promise<ReadonlyMap<string, Opened<T>>> => {
  const found = new Map<string, Opened<T>>();
  const withoutText: PropertiesIn = (schema) => properties(schema).filter((property) => !isBody(property));

  const isStopped = (message: Reply | undefined): boolean =>
    message === undefined || codeOf(message) === STOPPED;

  const openHalves = async (left: readonly string[], of: number, again: boolean): Promise<void> => {
    for (const part of chunked(left, Math.max(1, Math.floor(of / 2)))) await openBatch(part, again);
  };

  const openBatch = async (ids: readonly string[], again: boolean): Promise<void> => {
    const messages = await unlessTooLarge(
      client.ask(errand, questions.open(ids, again ? withoutText : properties)),
    );
    if (messages === null) {
      if (ids.length > 1) return openHalves(ids, ids.length, again);
      if (!again) return openBatch(ids, true);
      for (const id of ids) found.set(id, { kind: 'unreadable', path: TOO_LARGE });
      return;
    }
    const left = ids.filter((_, i) => isStopped(messages[i]));
    const isTrouble = again && ids.length > 1 && messages.every(isInternal);
    if (isTrouble || (left.length === ids.length && ids.length === 1))
      throw new ProviderError({ kind: 'unavailable' });
    const damaged: string[] = [];
    for (const [i, id] of ids.entries()) {
      const message = messages[i];
      if (message === undefined || isStopped(message)) continue;
      const opened = openedOf(client, message, read);
      if (opened !== null) found.set(id, opened);
      else if (again) found.set(id, { kind: 'unreadable', path: pathOf(message) });
      else damaged.push(id);
    }
    if (damaged.length > 0) await openBatch(damaged, true);
    await openHalves(left, ids.length, again);
  };

  const batches = chunked([...new Set(itemIds)], BATCH);
  const work = async (): Promise<void> => {
    try {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift())
        await openBatch(batch, false);
    } finally {
      // After a failure nothing more is begun.
      batches.length = 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
};
