import type { EwsFault } from '../ews-failure.ts';
import type { Release } from '../versions.ts';
import { namespaces } from './namespaces.ts';
import { element, escaped, valued } from './write-xml.ts';

const PROLOGUE = '<?xml version="1.0" encoding="utf-8"?>';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XSD = 'http://www.w3.org/2001/XMLSchema';

const is2007 = ({ build }: Release): boolean => build[0] === 8;

function versionHeader(release: Release): string {
  const [major, minor, build, revision] = release.build;
  const numbers = {
    MajorVersion: major,
    MinorVersion: minor,
    MajorBuildNumber: build,
    MinorBuildNumber: revision,
    Version: release.label,
  };
  return is2007(release)
    ? element('t:ServerVersionInfo', '', { ...numbers, 'xmlns:t': namespaces.t })
    : element('h:ServerVersionInfo', '', {
        ...numbers,
        'xmlns:h': namespaces.t,
        xmlns: namespaces.t,
        'xmlns:xsd': XSD,
        'xmlns:xsi': XSI,
      });
}

/** The answer to an operation; `content` is what stands in its root element. */
export function envelope(operation: string, content: string, release: Release, attributes = {}): string {
  const header = versionHeader(release);
  const root = `${operation}Response`;
  const declared = { 'xmlns:m': namespaces.m, 'xmlns:t': namespaces.t };
  if (is2007(release)) {
    // ASP.NET writes the root without a prefix, and all below it with one.
    const body = element(root, content, { ...declared, xmlns: namespaces.m, ...attributes });
    return `${PROLOGUE}<soap:Envelope xmlns:soap="${namespaces.soap}" xmlns:xsi="${XSI}" xmlns:xsd="${XSD}"><soap:Header>${header}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
  }
  const body = element(`m:${root}`, content, { ...declared, ...attributes });
  return `${PROLOGUE}<s:Envelope xmlns:s="${namespaces.soap}"><s:Header>${header}</s:Header><s:Body xmlns:xsi="${XSI}" xmlns:xsd="${XSD}">${body}</s:Body></s:Envelope>`;
}

/**
 * A refusal of the whole request. From 2010 on it names no server version.
 * https://learn.microsoft.com/exchange/client-developer/exchange-web-services/handling-errors-in-ews
 */
export function faultEnvelope(fault: EwsFault, release: Release): string {
  const inErrors = { 'xmlns:e': namespaces.e };
  const code = valued('e:ResponseCode', fault.code, inErrors);
  const message = valued('e:Message', fault.message, inErrors);
  if (is2007(release)) {
    const detail = element('detail', code + message + lineOf2007(fault));
    const body = `<soap:Fault><faultcode>soap:Client</faultcode><faultstring>${escaped(fault.message)}</faultstring>${detail}</soap:Fault>`;
    return `${PROLOGUE}<soap:Envelope xmlns:soap="${namespaces.soap}"><soap:Header>${versionHeader(release)}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
  }
  const details =
    fault.details === '' ? '' : element('t:MessageXml', fault.details, { 'xmlns:t': namespaces.t });
  const body = `<s:Fault><faultcode xmlns:a="${namespaces.t}">a:${fault.code}</faultcode><faultstring xml:lang="en-US">${escaped(fault.reason)}</faultstring><detail>${code}${message}${details}</detail></s:Fault>`;
  return `${PROLOGUE}<s:Envelope xmlns:s="${namespaces.soap}"><s:Body>${body}</s:Body></s:Envelope>`;
}

/** The response message of something that worked. */
export const success = (operation: string, content: string): string =>
  element(`m:${operation}ResponseMessage`, valued('m:ResponseCode', 'NoError') + content, {
    ResponseClass: 'Success',
  });

/** 2007 says where in the request a violation is outside of any `MessageXml`. */
function lineOf2007({ details }: EwsFault): string {
  const number = (name: string) => new RegExp(`<t:${name}>(\\d+)<`).exec(details)?.[1];
  const [line, position] = [number('LineNumber'), number('LinePosition')];
  if (line === undefined || position === undefined) return '';
  const inErrors = { 'xmlns:e': namespaces.e };
  return valued('e:Line', line, inErrors) + valued('e:Position', position, inErrors);
}
