import type { XmlElement } from './element.ts';

/**
 * What a server says instead of an answer. `code` is a `ResponseCode`, or '' where there is none; `backOff` is how long
 * (ms) it wants to be left alone. Its text is not kept: it may hold addresses, and is in any language.
 */
export type Problem = {
  readonly code: string;
  readonly messageClass: 'Fault' | 'Error' | 'Warning';
  readonly backOff: number | null;
};

/** A value that stands beside a code. https://learn.microsoft.com/exchange/client-developer/web-service-reference/messagexml */
const valueIn = (message: XmlElement, name: string): string => {
  const values = message.descendant('MessageXml')?.children ?? [];
  const value = values.find((one) => one.name === 'Value' && one.attribute('Name') === name);
  return value?.text.trim() ?? '';
};

/** https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange */
const backOffIn = (message: XmlElement): number | null => {
  const text = valueIn(message, 'BackOffMilliseconds');
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
};

/** A server that failed inside may say at what. */
const innerCode = (message: XmlElement, code: string): string => {
  const inner = code === 'ErrorInternalServerError' ? valueIn(message, 'InnerErrorResponseCode') : '';
  return inner === '' ? code : inner;
};

/** Faults that carry no code, known by their text; Exchange 2007 writes them, and the layer in front of newer ones. */
const KNOWN_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/AccessDeniedException/, 'ErrorAccessDenied'],
  [/server version[^.]*\binvalid\b/i, 'ErrorInvalidServerVersion'],
];

/**
 * A SOAP fault in the forms of Exchange 2007 and of later ones.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
 */
export const faultProblem = (fault: XmlElement): Problem => {
  const inDetail = fault.descendant('ResponseCode')?.text.trim() ?? '';
  const inCode = fault.childText('faultcode')?.trim().split(':').at(-1) ?? '';
  const said = fault.childText('faultstring') ?? '';
  const code =
    inDetail ||
    (inCode.startsWith('Error') ? inCode : (KNOWN_TEXTS.find(([text]) => text.test(said))?.[1] ?? ''));
  return { code: innerCode(fault, code), messageClass: 'Fault', backOff: backOffIn(fault) };
};

/** What is wrong with one response message; null where nothing is. A `tolerated` code is none. */
export const messageProblem = (message: XmlElement, tolerated: string | null): Problem | null => {
  const messageClass = message.attribute('ResponseClass');
  const code = message.childText('ResponseCode')?.trim() ?? '';
  if (code === 'NoError' || (code === '' && messageClass === 'Success')) return null;
  if (messageClass === 'Warning' && code === tolerated) return null;
  return {
    code: innerCode(message, code),
    messageClass: messageClass === 'Warning' ? 'Warning' : 'Error',
    backOff: backOffIn(message),
  };
};
