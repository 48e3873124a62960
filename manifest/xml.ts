import { SaxesParser } from 'saxes';

/** An element by its prefix and local name as written, with its namespace; text is trimmed. */
export type Element = {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
};

type Growing = Element & { children: Element[]; text: string };

/**
 * Reads a well-formed document with namespaces (https://www.w3.org/TR/xml-names/).
 * @throws Error naming line and column of what is not well-formed
 */
export const readXml = (document: string): Element => {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: Element | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }) => {
    const element: Growing = {
      name,
      namespace: uri,
      attributes: Object.fromEntries(Object.values(attributes).map((one) => [one.name, one.value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text = `${element.text}${text}`.trim();
  });
  parser.on('closetag', () => void open.pop());
  parser.write(document).close();
  if (root === null) throw new Error('The document is empty.');
  return root;
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A value as it stands in text or in an attribute. */
export const escapeXml = (value: string): string => value.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
