import { SaxesParser } from 'saxes';

/** An element of a request, and where it starts: both count from 1, as Exchange counts. */
export type XmlElement = {
  name: string;
  /** Empty for none. */
  namespace: string;
  /** By local name; declarations of namespaces are left out. */
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
  line: number;
  position: number;
};

/** The request is no XML. */
export class NotXml extends Error {
  readonly line: number;
  readonly position: number;

  constructor(message: string, { line, position }: { line: number; position: number }) {
    super(message);
    this.name = 'NotXml';
    this.line = line;
    this.position = position;
  }
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** The root of a document. Throws `NotXml`, also for one with a DOCTYPE. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let starts = { line: 1, position: 1 };
  const here = () => ({ line: parser.line, position: parser.column + 1 });
  const refuse = (message: string): never => {
    throw new NotXml(message, here());
  };

  parser.on('error', (error) => refuse(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => refuse('For security reasons DTD is prohibited in this XML document.'));
  parser.on('opentagstart', ({ name }) => {
    const { line, position } = here();
    starts = { line, position: Math.max(1, position - name.length - 1) };
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const { local, uri, value } of Object.values(tag.attributes)) {
      if (uri !== XMLNS) attributes[local] = value;
    }
    const element = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '', ...starts };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (more: string) => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root ?? refuse('Root element is missing.');
}

export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);
