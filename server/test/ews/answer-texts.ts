/** What a server answers to one operation; `messages` are the insides of `ResponseMessages`. */
export const answerText = (operation: string, messages: string, header = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body>
<m:${operation}Response xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
<m:ResponseMessages>${messages}</m:ResponseMessages></m:${operation}Response></s:Body></s:Envelope>`;

/** One response message that says that all went well. */
export const successText = (operation: string, content: string): string =>
  `<m:${operation}ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${content}</m:${operation}ResponseMessage>`;

/** One response message that says what went wrong. */
export const failureText = (operation: string, code: string, more = '', messageClass = 'Error'): string =>
  `<m:${operation}ResponseMessage ResponseClass="${messageClass}"><m:MessageText>Sorry.</m:MessageText><m:ResponseCode>${code}</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey>${more}</m:${operation}ResponseMessage>`;

/** A whole answer of FindItem with these items, as they stand. */
export const findItemText = (items: string): string =>
  answerText(
    'FindItem',
    successText(
      'FindItem',
      `<m:RootFolder TotalItemsInView="1" IncludesLastItemInRange="true"><t:Items>${items}</t:Items></m:RootFolder>`,
    ),
  );

/** An appointment with an id and these properties. */
export const itemText = (properties: string, id = 'AAMk1'): string =>
  `<t:CalendarItem><t:ItemId Id="${id}" ChangeKey="DwAA"/>${properties}</t:CalendarItem>`;

/** A text as it comes over a network, cut before each of these places. */
export async function* inChunks(text: string, ...places: readonly number[]): AsyncGenerator<string> {
  let from = 0;
  for (const place of [...places].sort((a, b) => a - b)) {
    yield text.slice(from, place);
    from = Math.max(from, place);
  }
  yield text.slice(from);
}
