const NONE: readonly XmlElement[] = [];

export type Attributes = Readonly<Record<string, string>>;

/** One element of an answer, known by its local name: prefixes and namespaces differ between servers. */
export class XmlElement {
  readonly name: string;
  readonly #attributes: Attributes | null;
  #text = '';
  #size = 1;
  #children: XmlElement[] | null = null;

  /** `attributes` are null where there are none, as for most: looking for some takes its time. */
  constructor(name: string, attributes: Attributes | null) {
    this.name = name;
    this.#attributes = attributes;
    if (attributes !== null) for (const _ in attributes) this.#size += 1;
  }

  get text(): string {
    return this.#text;
  }

  /** How many elements, attributes and texts it is made of, with everything in it. */
  get size(): number {
    return this.#size;
  }

  write(text: string): void {
    this.#text += text;
    this.#size += 1;
  }

  append(child: XmlElement): void {
    this.#size += child.size;
    if (this.#children === null) this.#children = [child];
    else this.#children.push(child);
  }

  get children(): readonly XmlElement[] {
    return this.#children ?? NONE;
  }

  attribute(name: string): string | null {
    const attributes = this.#attributes;
    if (attributes === null) return null;
    const plain = attributes[name];
    if (plain !== undefined) return plain;
    const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
    return prefixed === undefined ? null : (attributes[prefixed] ?? null);
  }

  /** The first child of this name. */
  child(name: string): XmlElement | null {
    return this.children.find((child) => child.name === name) ?? null;
  }

  childText(name: string): string | null {
    return this.child(name)?.text ?? null;
  }

  /** The first element of this name anywhere below, in the order of the text. */
  descendant(name: string): XmlElement | null {
    for (const child of this.children) {
      const found = child.name === name ? child : child.descendant(name);
      if (found !== null) return found;
    }
    return null;
  }
}
