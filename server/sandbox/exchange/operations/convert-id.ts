import { EwsFailure } from '../ews-failure.ts';
import { isWellFormed, toEws, toRest } from '../ids.ts';
import { success } from '../soap/envelope.ts';
import { messageOf, messages } from '../soap/messages.ts';
import { childNamed, type XmlElement } from '../soap/read-xml.ts';
import { element } from '../soap/write-xml.ts';
import type { Operation } from './operation.ts';

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/convertid-operation */
export const convertId: Operation = ({ request }) => {
  const to = request.attributes.DestinationFormat ?? '';
  const asked = childNamed(request, 'SourceIds')?.children ?? [];
  return messages(asked.map((id) => messageOf('ConvertId', () => converted(id, to))));
};

function converted({ attributes }: XmlElement, to: string): string {
  const ewsId = readAs(attributes.Format ?? '', attributes.Id ?? '');
  if (!isWellFormed(ewsId)) throw new EwsFailure('ErrorInvalidIdMalformed');
  return success(
    'ConvertId',
    element('m:AlternateId', '', {
      'xsi:type': 't:AlternateIdType',
      Format: to,
      Id: writeAs(to, ewsId),
      Mailbox: attributes.Mailbox ?? '',
    }),
  );
}

function readAs(format: string, id: string): string {
  if (format === 'HexEntryId') return Buffer.from(id, 'hex').toString('base64');
  return format === 'OwaId' ? toEws(decodeURIComponent(id)) : id;
}

function writeAs(format: string, ewsId: string): string {
  if (format === 'HexEntryId') return Buffer.from(ewsId, 'base64').toString('hex').toUpperCase();
  return format === 'OwaId' ? encodeURIComponent(toRest(ewsId)) : ewsId;
}
