import type { SchemaName } from '../../../domain/exchange/version.ts';
import type { Answer } from './answer.ts';
import { envelope } from './envelope.ts';
import { type FolderRef, folderElements } from './folder-ref.ts';
import type { EwsItem } from './item.ts';
import type { Listed } from './listed.ts';
import type { EwsRequest } from './operations.ts';
import { type Page, pageElement, readPage } from './page.ts';
import { type Property, shapeContent } from './properties.ts';
import { readAnswer } from './read-answer.ts';
import { readItem } from './read-item.ts';
import { element } from './write.ts';

export type ItemPage = Page & { readonly items: readonly Listed<EwsItem>[] };

const findItem = (
  schema: SchemaName,
  options: { readonly folder: FolderRef; readonly properties: readonly Property[] },
  view: string,
): EwsRequest =>
  envelope(
    schema,
    'FindItem',
    { Traversal: 'Shallow' },
    element('m:ItemShape', {}, shapeContent(options.properties)) +
      view +
      folderElements('m:ParentFolderIds', [options.folder]),
  );

/**
 * Singles, occurrences and exceptions that touch a window (UTC, ms), at most `most` of them; a window has no pages. One
 * that ends exactly at `start` can be among them. https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendarview
 */
export const calendarViewRequest = (
  schema: SchemaName,
  options: {
    readonly folder: FolderRef;
    readonly start: number;
    readonly end: number;
    readonly most: number;
    readonly properties: readonly Property[];
  },
): EwsRequest =>
  findItem(
    schema,
    options,
    element('m:CalendarView', {
      MaxEntriesReturned: options.most,
      StartDate: new Date(options.start).toISOString(),
      EndDate: new Date(options.end).toISOString(),
    }),
  );

/**
 * Singles and masters of a folder, a page of at most `most` from `offset` on.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/indexedpageitemview
 */
export const itemPageRequest = (
  schema: SchemaName,
  options: {
    readonly folder: FolderRef;
    readonly offset: number;
    readonly most: number;
    readonly properties: readonly Property[];
  },
): EwsRequest =>
  findItem(schema, options, pageElement('m:IndexedPageItemView', options.offset, options.most));

/** `most` is how many were asked for. @throws ProviderError as `readAnswer` */
export const readFindItem = (chunks: AsyncIterable<string>, most: number): Promise<Answer<ItemPage>> =>
  readAnswer(chunks, {
    operation: 'FindItem',
    count: 1,
    list: 'Items',
    most,
    row: readItem,
    message: (message, items) => ({ ...readPage(message), items }),
  });
