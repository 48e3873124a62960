import { EwsFailure, EwsFault } from '../ews-failure.ts';
import { element, valued } from './write-xml.ts';

/** What an operation adds to the messages of its failures. */
const withFailure: Readonly<Record<string, string>> = {
  GetItem: '<m:Items/>',
  GetFolder: '<m:Folders/>',
  SyncFolderItems: '<m:SyncState/><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange>',
};

/** The response message of something that did not work. */
export const failure = (operation: string, { code, message, details }: EwsFailure): string =>
  element(
    `m:${operation}ResponseMessage`,
    valued('m:MessageText', message) +
      valued('m:ResponseCode', code) +
      valued('m:DescriptiveLinkKey', 0) +
      (details === '' ? '' : element('m:MessageXml', details)) +
      (withFailure[operation] ?? ''),
    { ResponseClass: 'Error' },
  );

/** One response message; an `EwsFailure` thrown by `make` becomes one, too, unless it is of the whole request. */
export function messageOf(operation: string, make: () => string): string {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof EwsFailure) || error instanceof EwsFault) throw error;
    return failure(operation, error);
  }
}

/** All of them, in the order of the request. */
export const messages = (all: readonly string[]): string => element('m:ResponseMessages', all.join(''));
