import { isIP } from 'node:net';

/**
 * A host that the operator allows: `name` itself, or with `below` every name under it and not itself. `port` is one
 * more beside 443.
 */
export type HostRule = { readonly name: string; readonly below: boolean; readonly port: number | null };

const RULE = /^(\*\.)?(\[[0-9a-f:.]+\]|[^\s/:@*?#[\]]+)(?::(\d{1,5}))?$/i;

/** One rule: `mail.contoso.example`, `*.contoso.example`, either with `:8443`; null for anything else. */
export const hostRule = (text: string): HostRule | null => {
  const [, star, host = '', port] = RULE.exec(text.trim()) ?? [];
  const name = URL.parse(`https://${host}`)?.hostname.replace(/\.+$/, '') ?? '';
  const below = star !== undefined;
  const number = port === undefined ? null : Number(port);
  if (name === '' || (number !== null && (number < 1 || number > 65_535))) return null;
  // Nothing is below an address.
  if (below && (isIP(name) !== 0 || name.startsWith('['))) return null;
  return { name, below, port: number };
};

/** Whether the rule speaks of this host, written as in a URL and without a dot at its end. */
export const speaksOf = ({ name, below }: HostRule, host: string): boolean =>
  below ? host.endsWith(`.${name}`) : host === name;
