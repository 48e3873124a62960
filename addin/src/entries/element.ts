type Attributes = Readonly<Record<string, string>>;

/** An element with text or children; text never becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';
const shapes = {
  good: 'M16 3a13 13 0 1 1 0 26 13 13 0 0 1 0-26Zm-6 13 4 4 8-8',
  bad: 'M16 3a13 13 0 1 1 0 26 13 13 0 0 1 0-26Zm0 6v9m0 4v.5',
};

/** A small drawing of how it went; decoration only. */
export function sign(kind: keyof typeof shapes): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 32 32');
  drawing.setAttribute('class', `sign ${kind}`);
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({
    d: shapes[kind],
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })) {
    path.setAttribute(key, value);
  }
  drawing.append(path);
  return drawing;
}
