import { domainToASCII } from 'node:url';

/**
 * A host that the operator allows: `name` itself, or with `below` every name under it and not itself. `port` is one
 * more beside 443.
 */
export type HostRule = { readonly name: string; readonly below: boolean; readonly port: number | null };

const RULE = /^(\*\.)?(\[[0-9a-f:.]+\]|[^\s/:@*?#[\]]+)(?::(\d{1,5}))?$/i;

/** One rule: `mail.contoso.example`, `*.contoso.example`, either with `:8443`; null for anything else. */
export const hostRule = (text: string): HostRule | null => {
  const [, star, host = '', port] = RULE.exec(text.trim()) ?? [];
  const name = host.startsWith('[') ? host.toLowerCase() : domainToASCII(host).replace(/\.+$/, '');
  const number = port === undefined ? null : Number(port);
  if (name === '' || (number !== null && (number < 1 || number > 65_535))) return null;
  return { name, below: star !== undefined, port: number };
};

/** Whether the rule speaks of this host, written as in a URL and without a dot at its end. */
export const speaksOf = ({ name, below }: HostRule, host: string): boolean =>
  below ? host.endsWith(`.${name}`) : host === name;
