import type { SchemaName } from '../../../domain/exchange/version.ts';
import type { Answer } from './answer.ts';
import { envelope } from './envelope.ts';
import type { EwsRequest } from './operations.ts';
import { readAnswer } from './read-answer.ts';
import { element } from './write.ts';

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/alternateid */
export type IdFormat = 'EwsLegacyId' | 'EwsId' | 'EntryId' | 'HexEntryId' | 'StoreId' | 'OwaId';

/** An id in one of its forms, and the address of the mailbox that it is of. */
export type AlternateId = { readonly format: IdFormat; readonly id: string; readonly mailbox: string };

/**
 * Ids in another form, at least one; nothing is read or written for it.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/convertid-operation
 */
export const convertIdRequest = (schema: SchemaName, ids: readonly AlternateId[], to: IdFormat): EwsRequest =>
  envelope(
    schema,
    'ConvertId',
    { DestinationFormat: to },
    element(
      'm:SourceIds',
      {},
      ids
        .map(({ format, id, mailbox }) =>
          element('t:AlternateId', { Format: format, Id: id, Mailbox: mailbox }),
        )
        .join(''),
    ),
  );

/**
 * One message for each of the `count` ids, in that order; null where the server says yes and gives none.
 * @throws ProviderError as `readAnswer`
 */
export const readConvertId = (chunks: AsyncIterable<string>, count: number): Promise<Answer<string | null>> =>
  readAnswer(chunks, {
    operation: 'ConvertId',
    count,
    list: null,
    most: 0,
    row: () => null,
    message: (message) => message.child('AlternateId')?.attribute('Id') ?? null,
  });
