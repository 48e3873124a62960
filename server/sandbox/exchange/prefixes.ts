import type { ExchangeSettings } from './settings.ts';
import { namespaces } from './soap/namespaces.ts';

/** Names of namespaces that no Exchange ever used. */
const ODD: Record<string, string> = {
  s: 'SOAP-ENV',
  soap: 'SOAP-ENV',
  m: 'ns2',
  t: 'ns1',
  h: 'ns7',
  e: 'err',
};

/** The same document with other prefixes. */
export function prefixed(xml: string, prefixes: ExchangeSettings['prefixes']): string {
  if (prefixes === 'odd') return withOdd(xml);
  return prefixes === 'none' ? withNone(xml) : xml;
}

function withOdd(xml: string): string {
  return xml
    .replaceAll(/<(\/?)([a-z]+):/g, (_, slash, prefix) => `<${slash}${ODD[prefix] ?? prefix}:`)
    .replaceAll(/ xmlns:([a-z]+)=/g, (_, prefix) => ` xmlns:${ODD[prefix] ?? prefix}=`)
    .replaceAll('xsi:type="t:', 'xsi:type="ns1:');
}

const byPrefix: Record<string, string> = {
  s: namespaces.soap,
  soap: namespaces.soap,
  m: namespaces.m,
  t: namespaces.t,
  h: namespaces.t,
  e: namespaces.e,
};

/** Every element of another namespace than its parent's says so by itself. */
function withNone(xml: string): string {
  const open: { namespace: string; tag: string }[] = [];
  return xml.replaceAll(
    /<(\/?)(?:([a-z]+):)?([A-Za-z]\w*)((?:\s[^<>]*?)?)(\/?)>/g,
    (_, slash, prefix, name, attributes, closes) => {
      if (slash === '/') return `</${open.pop()?.tag}>`;
      const parent = open.at(-1)?.namespace ?? '';
      const declared = / xmlns="([^"]*)"/.exec(attributes)?.[1] ?? '';
      const namespace = prefix === undefined ? declared : byPrefix[prefix];
      // A prefix that stands for nothing of Exchange's stays.
      const tag = namespace === undefined ? `${prefix}:${name}` : name;
      if (closes !== '/') open.push({ namespace: namespace ?? parent, tag });
      const said = namespace === undefined || namespace === parent ? '' : ` xmlns="${namespace}"`;
      return `<${tag}${said}${attributes.replace(/ xmlns="[^"]*"/, '')}${closes}>`;
    },
  );
}
