import type { ExchangeFinding } from './finding.ts';

export const EWS_PATH = '/EWS/Exchange.asmx';

/** Hosts of Exchange Online, which no password opens any more. */
const CLOUD =
  /(^|\.)(outlook\.com|office365\.(com|us)|office\.com|outlook\.de|hotmail\.com|live\.com|partner\.outlook\.cn|microsoftonline\.com)$/;

/** Trailing dots name the same host. */
const hostOf = ({ hostname }: URL): string => hostname.toLowerCase().replace(/\.+$/, '');

export type ServerAddress =
  | { readonly kind: 'address'; readonly url: string; readonly host: string; readonly port: number }
  | {
      readonly kind: 'refused';
      readonly finding: Extract<
        ExchangeFinding,
        'address-invalid' | 'address-not-https' | 'address-with-login' | 'address-in-cloud'
      >;
    };

/**
 * The address of Exchange Web Services from what a person typed: a host, the address of Outlook on the web, or the whole
 * path. Whatever the path, it leads to `/EWS/Exchange.asmx`. https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-set-the-ews-service-url-by-using-the-ews-managed-api
 */
export const serverAddress = (typed: string): ServerAddress => {
  const text = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.parse(withScheme);
  if (url === null || url.hostname === '' || /\s/.test(text))
    return { kind: 'refused', finding: 'address-invalid' };
  if (url.protocol !== 'https:') return { kind: 'refused', finding: 'address-not-https' };
  if (url.username !== '' || url.password !== '') return { kind: 'refused', finding: 'address-with-login' };
  const host = hostOf(url);
  if (host === '') return { kind: 'refused', finding: 'address-invalid' };
  if (CLOUD.test(host)) return { kind: 'refused', finding: 'address-in-cloud' };
  const port = url.port === '' ? 443 : Number(url.port);
  return { kind: 'address', url: `https://${host}${port === 443 ? '' : `:${port}`}${EWS_PATH}`, host, port };
};
