const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML can't have are given as references, which is just as illegal: Exchange does so. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]|\p{Cc}/gu, (character) => {
    const known = entities[character];
    if (known !== undefined) return known;
    const isPlain = character === '\n' || character === '\t' || character >= '\x7f';
    return isPlain ? character : `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  });

type Attributes = Readonly<Record<string, string | number | boolean | null>>;

const attributeText = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('');

/** An element around XML that is already written; without content it closes itself. */
export const element = (name: string, content = '', attributes: Attributes = {}): string =>
  content === ''
    ? `<${name}${attributeText(attributes)}/>`
    : `<${name}${attributeText(attributes)}>${content}</${name}>`;

/** An element with a value. */
export const valued = (name: string, value: string | number | boolean, attributes: Attributes = {}): string =>
  element(name, escaped(String(value)), attributes);
