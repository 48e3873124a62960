import type { SchemaName } from '../../../domain/exchange/version.ts';
import type { Answer } from './answer.ts';
import { envelope, isAtLeast } from './envelope.ts';
import type { EwsItem } from './item.ts';
import type { Listed } from './listed.ts';
import type { EwsRequest } from './operations.ts';
import { type Property, shapeContent } from './properties.ts';
import { readAnswer } from './read-answer.ts';
import { readItem } from './read-item.ts';
import { element, valueElement } from './write.ts';

/** In what form a text is wanted; `Best` is as it is kept. */
export type BodyForm = 'Text' | 'HTML' | 'Best';

/**
 * Items by their ids, at least one. `mostBody` (kilobytes) cuts long texts where the schema can say so.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getitem-operation-calendar-item
 */
export const getItemRequest = (
  schema: SchemaName,
  options: {
    readonly itemIds: readonly string[];
    readonly properties: readonly Property[];
    readonly body: BodyForm;
    readonly mostBody?: number;
  },
): EwsRequest => {
  const cut = options.mostBody !== undefined && isAtLeast(schema, 'Exchange2013');
  const body =
    valueElement('t:BodyType', options.body) +
    (cut ? valueElement('t:MaximumBodySize', options.mostBody ?? 0) : '');
  return envelope(
    schema,
    'GetItem',
    {},
    element('m:ItemShape', {}, shapeContent(options.properties, body)) +
      element('m:ItemIds', {}, options.itemIds.map((id) => element('t:ItemId', { Id: id })).join('')),
  );
};

/**
 * One message for each of the `count` items that were asked for, in that order.
 * @throws ProviderError as `readAnswer`
 */
export const readGetItem = (chunks: AsyncIterable<string>, count: number): Promise<Answer<Listed<EwsItem>>> =>
  readAnswer(chunks, {
    operation: 'GetItem',
    count,
    list: 'Items',
    most: count,
    row: readItem,
    message: (_message, [item]) => item ?? { kind: 'unreadable', itemId: null, path: 'Items' },
  });
