import { Agent, fetch, type Response } from 'undici';
import { SANDBOX_PASSWORD } from './sign-in/accounts.ts';
import { childNamed, readXml, type XmlElement } from './soap/read-xml.ts';
import type { ExchangeWorld } from './test-world.ts';
import type { Schema } from './versions.ts';

export type Answered = {
  status: number;
  headers: Response['headers'];
  text: string;
  /** Inside the SOAP body; only for answers that are XML. */
  body(): XmlElement;
  /** The response messages, in order. */
  messages(): XmlElement[];
};

export type Asking = {
  as?: string;
  password?: string;
  /** Null: the request names no version. */
  version?: Schema | string | null;
  /** More of the SOAP header. */
  header?: string;
};

const NAMESPACES =
  'xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"';

/** A request around what stands in its body. */
export function envelopeOf(body: string, { version = 'Exchange2013_SP1', header = '' }: Asking = {}): string {
  const asked = version === null ? '' : `<t:RequestServerVersion Version="${version}"/>`;
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope ${NAMESPACES}><soap:Header>${asked}${header}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

/** Signs in with Basic, so the world has to offer that. */
export function createTestClient(world: Pick<ExchangeWorld, 'url' | 'ca'>) {
  const dispatcher = new Agent({ connect: { ca: world.ca } });
  const send = async (text: string, headers: Record<string, string> = {}): Promise<Answered> => {
    const response = await fetch(world.url, {
      method: 'POST',
      dispatcher,
      redirect: 'manual',
      headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
      body: text,
    });
    const answer = await response.text();
    const body = () => {
      const element = childNamed(readXml(answer), 'Body')?.children[0];
      if (!element) throw new Error(`No body: ${answer}`);
      return element;
    };
    return {
      status: response.status,
      headers: response.headers,
      text: answer,
      body,
      messages: () => childNamed(body(), 'ResponseMessages')?.children ?? [],
    };
  };
  return {
    send,
    ask: (body: string, asking: Asking = {}) => {
      const credentials = `${asking.as ?? 'alice'}:${asking.password ?? SANDBOX_PASSWORD}`;
      return send(envelopeOf(body, asking), {
        authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
      });
    },
    close: () => dispatcher.close(),
  };
}

export type TestClient = ReturnType<typeof createTestClient>;

const shape = (name: 'ItemShape' | 'FolderShape', base: string, uris: string[], more = '') =>
  `<m:${name}><t:BaseShape>${base}</t:BaseShape>${more}${
    uris.length === 0
      ? ''
      : `<t:AdditionalProperties>${uris.map((uri) => `<t:FieldURI FieldURI="${uri}"/>`).join('')}</t:AdditionalProperties>`
  }</m:${name}>`;

export const main = '<t:DistinguishedFolderId Id="calendar"/>';
export const mainOf = (name: string) =>
  `<t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>${name}@contoso.example</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`;
export const byId = (id: string) => `<t:FolderId Id="${id}"/>`;

/** Requests as a program writes them. */
export const requestOf = {
  getFolder: (folder = main, base = 'AllProperties', uris: string[] = []) =>
    `<m:GetFolder>${shape('FolderShape', base, uris)}<m:FolderIds>${folder}</m:FolderIds></m:GetFolder>`,
  findFolder: (
    options: { traversal?: string; parent?: string; view?: string; restriction?: string } = {},
  ) => {
    const { traversal = 'Deep', parent = '<t:DistinguishedFolderId Id="msgfolderroot"/>' } = options;
    return `<m:FindFolder Traversal="${traversal}">${shape('FolderShape', 'AllProperties', [])}${options.view ?? ''}${options.restriction ?? ''}<m:ParentFolderIds>${parent}</m:ParentFolderIds></m:FindFolder>`;
  },
  calendarView: (
    from: string,
    to: string,
    options: { folder?: string; base?: string; uris?: string[]; most?: number } = {},
  ) => {
    const { folder = main, base = 'AllProperties', uris = [], most } = options;
    const limit = most === undefined ? '' : ` MaxEntriesReturned="${most}"`;
    return `<m:FindItem Traversal="Shallow">${shape('ItemShape', base, uris)}<m:CalendarView${limit} StartDate="${from}" EndDate="${to}"/><m:ParentFolderIds>${folder}</m:ParentFolderIds></m:FindItem>`;
  },
  findItem: (options: { view?: string; restriction?: string; folder?: string; uris?: string[] } = {}) =>
    `<m:FindItem Traversal="Shallow">${shape('ItemShape', 'IdOnly', options.uris ?? ['item:Subject', 'calendar:CalendarItemType'])}${options.view ?? ''}${options.restriction ?? ''}<m:ParentFolderIds>${options.folder ?? main}</m:ParentFolderIds></m:FindItem>`,
  getItem: (ids: string[], options: { base?: string; uris?: string[]; more?: string } = {}) => {
    const { base = 'AllProperties', uris = [], more = '' } = options;
    const named = ids.map((id) => (id.startsWith('<') ? id : `<t:ItemId Id="${id}"/>`)).join('');
    return `<m:GetItem>${shape('ItemShape', base, uris, more)}<m:ItemIds>${named}</m:ItemIds></m:GetItem>`;
  },
  sync: (options: { state?: string; most?: number; folder?: string; base?: string } = {}) => {
    const { state, most = 512, folder = main, base = 'IdOnly' } = options;
    const known = state === undefined ? '' : `<m:SyncState>${state}</m:SyncState>`;
    return `<m:SyncFolderItems>${shape('ItemShape', base, [])}<m:SyncFolderId>${folder}</m:SyncFolderId>${known}<m:MaxChangesReturned>${most}</m:MaxChangesReturned></m:SyncFolderItems>`;
  },
  resolveNames: (name: string, contact = false) =>
    `<m:ResolveNames ReturnFullContactData="${contact}"><m:UnresolvedEntry>${name}</m:UnresolvedEntry></m:ResolveNames>`,
  convertId: (id: string, to: string, from = 'EwsId') =>
    `<m:ConvertId DestinationFormat="${to}"><m:SourceIds><t:AlternateId Format="${from}" Id="${id}" Mailbox="alice@contoso.example"/></m:SourceIds></m:ConvertId>`,
};

/** The first element of that name anywhere below. */
export function deep(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    const found = child.name === name ? child : deep(child, name);
    if (found) return found;
  }
  return undefined;
}

/** Every element of that name below. */
export const allDeep = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allDeep(child, name)]);

/** Text of a child; undefined without it. */
export const textOf = (element: XmlElement, name: string): string | undefined =>
  childNamed(element, name)?.text;

const codeOf = (message: XmlElement | undefined): string | undefined =>
  message && textOf(message, 'ResponseCode');

export const codes = (answer: Answered): (string | undefined)[] => answer.messages().map(codeOf);

/** Calendar items of an answer, by the text of some of their elements. */
export const items = (answer: Answered): XmlElement[] => allDeep(answer.body(), 'CalendarItem');

export const idOf = (item: XmlElement | undefined): string =>
  (item && childNamed(item, 'ItemId')?.attributes.Id) ?? '';
