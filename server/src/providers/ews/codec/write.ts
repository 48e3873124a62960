/** What XML 1.0 forbids, however it is written. https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be kept out.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A value as it stands in an element or an attribute; what XML can't carry is left out. */
const escaped = (value: string): string =>
  value.replace(FORBIDDEN, '').replace(/[&<>"'\t\n\r]/g, (character) => ESCAPES[character] ?? '');

export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** One element with its attributes, those that are null left out; `content` is XML already. */
export const element = (name: string, attributes: Attributes = {}, content = ''): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
};

/** One element around a plain value. */
export const valueElement = (name: string, value: string | number | boolean): string =>
  element(name, {}, escaped(String(value)));
