import { type Entry, yearOf } from './calendar.ts';
import { listedXml, openedXml } from './item-xml.ts';

const MESSAGES = 'http://schemas.microsoft.com/exchange/services/2006/messages';
const TYPES = 'http://schemas.microsoft.com/exchange/services/2006/types';

const head = (operation: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><h:ServerVersionInfo MajorVersion="15" MinorVersion="2" MajorBuildNumber="1544" MinorBuildNumber="9" Version="V2017_07_11" xmlns:h="${TYPES}" xmlns="${TYPES}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></s:Header><s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><m:${operation}Response xmlns:m="${MESSAGES}" xmlns:t="${TYPES}"><m:ResponseMessages>`;
const tail = (operation: string): string =>
  `</m:ResponseMessages></m:${operation}Response></s:Body></s:Envelope>`;

const around = (operation: string, messages: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(head(operation)), ...messages, Buffer.from(tail(operation))]);

const LIST_END = Buffer.from('</t:Items></m:RootFolder></m:FindItemResponseMessage>');

const listHead = (total: number, last: boolean): Buffer =>
  Buffer.from(
    `<m:FindItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:RootFolder TotalItemsInView="${total}" IncludesLastItemInRange="${last}"><t:Items>`,
  );

const openedMessage = (entry: Entry): Buffer =>
  Buffer.from(
    `<m:GetItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Items>${openedXml(entry)}</m:Items></m:GetItemResponseMessage>`,
  );

const NOT_FOUND = Buffer.from(
  '<m:GetItemResponseMessage ResponseClass="Error"><m:MessageText>The specified object was not found in the store.</m:MessageText><m:ResponseCode>ErrorItemNotFound</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:Items/></m:GetItemResponseMessage>',
);

const FOLDER = around('GetFolder', [
  Buffer.from(
    '<m:GetFolderResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Folders><t:CalendarFolder><t:FolderId Id="calendar" ChangeKey="AgAAAA=="/><t:FolderClass>IPF.Appointment</t:FolderClass><t:DisplayName>Calendar</t:DisplayName><t:ExtendedProperty><t:ExtendedFieldURI PropertyTag="0x670a" PropertyType="SystemTime"/><t:Value>2026-01-02T08:00:00Z</t:Value></t:ExtendedProperty><t:ExtendedProperty><t:ExtendedFieldURI PropertyTag="0x670b" PropertyType="Integer"/><t:Value>3</t:Value></t:ExtendedProperty></t:CalendarFolder></m:Folders></m:GetFolderResponseMessage>',
  ),
]);

export type Answers = {
  /** Null for what this server doesn't do. */
  to(request: string): Buffer | null;
};

/** Every item is written once, now; an answer is put together out of them. */
export const answersOf = (count: number): Answers => {
  const items = yearOf(count).map((entry) => ({ ...entry, xml: Buffer.from(listedXml(entry)), entry }));
  const opened = new Map(items.map(({ id, entry }) => [id, openedMessage(entry)]));

  const findItem = (request: string): Buffer | null => {
    const view = /<m:CalendarView\b[^>]*>/.exec(request)?.[0] ?? '';
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(view)?.[1] ?? '';
    const [start, end] = [Date.parse(attribute('StartDate')), Date.parse(attribute('EndDate'))];
    const most = Number(attribute('MaxEntriesReturned'));
    if (Number.isNaN(start + end) || most < 1) return null;
    const all = items.filter((item) => item.end >= start && item.start < end);
    const shown = all.slice(0, most).map(({ xml }) => xml);
    return around('FindItem', [listHead(all.length, all.length <= most), ...shown, LIST_END]);
  };

  const getItem = (request: string): Buffer => {
    const ids = request.matchAll(/<t:ItemId\b[^>]* Id="([^"]*)"/g);
    return around(
      'GetItem',
      Array.from(ids, ([, id = '']) => opened.get(id) ?? NOT_FOUND),
    );
  };

  return {
    to: (request) => {
      const operation = /<\w+:Body>\s*<m:(\w+)/.exec(request)?.[1];
      switch (operation) {
        case 'FindItem':
          return findItem(request);
        case 'GetItem':
          return getItem(request);
        case 'GetFolder':
          return FOLDER;
        default:
          return null;
      }
    },
  };
};
