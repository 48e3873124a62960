import { namespaces } from '../soap/namespaces.ts';
import type { XmlElement } from '../soap/read-xml.ts';
import { reaches, type Schema } from '../versions.ts';

/** What a text or an attribute may be; an answer says what is wrong with it. */
export type ValueRule = {
  /** Name of the type, for the message. */
  type: string;
  isValid(value: string, schema: Schema): boolean;
  /** What .NET says of a value that isn't. */
  complaint: string;
};

export type AttributeRule = { value: ValueRule; required: boolean; since: Schema };

/** What an element may contain: elements in this order, or a text. */
export type Content = {
  attributes: Readonly<Record<string, AttributeRule>>;
  children: readonly Particle[];
  /** Null: no text. */
  text: ValueRule | null;
};

/** One of these elements, so many times. */
export type Particle = { oneOf: readonly ElementRule[]; required: boolean; many: boolean };

export type ElementRule = {
  name: string;
  namespace: 'm' | 't';
  since: Schema;
  /** A function where elements contain their like. */
  content: Content | (() => Content);
};

/** Where a request is not as the schema has it. */
export type Violation = { message: string; line: number; position: number };

const longName = (name: string, namespace: string) => `'${name}' in namespace '${namespace}'`;

/** The first violation of the schema of that version, in the words of .NET; null for none. */
export function violationOf(element: XmlElement, content: Content, schema: Schema): Violation | null {
  const here = { line: element.line, position: element.position };
  return (
    attributeViolation(element, content, schema, here) ??
    textViolation(element, content, schema, here) ??
    childViolation(element, content, schema, here)
  );
}

type Place = Pick<Violation, 'line' | 'position'>;

function attributeViolation(
  { attributes }: XmlElement,
  content: Content,
  schema: Schema,
  here: Place,
): Violation | null {
  for (const [name, value] of Object.entries(attributes)) {
    const rule = content.attributes[name];
    if (rule === undefined || !reaches(schema, rule.since))
      return { ...here, message: `The '${name}' attribute is not declared.` };
    if (!rule.value.isValid(value, schema)) {
      const message = `The '${name}' attribute is invalid - The value '${value}' is invalid according to its datatype '${rule.value.type}' - ${rule.value.complaint}`;
      return { ...here, message };
    }
  }
  for (const [name, { required }] of Object.entries(content.attributes)) {
    if (required && attributes[name] === undefined)
      return { ...here, message: `The required attribute '${name}' is missing.` };
  }
  return null;
}

function textViolation(
  { name, namespace, text, children }: XmlElement,
  content: Content,
  schema: Schema,
  here: Place,
): Violation | null {
  if (content.text === null) {
    return text.trim() === ''
      ? null
      : { ...here, message: `The element ${longName(name, namespace)} cannot contain text.` };
  }
  if (children.length > 0) {
    return {
      ...here,
      message: `The element ${longName(name, namespace)} cannot contain child element ${longName(children[0]?.name ?? '', children[0]?.namespace ?? '')} because the parent element's content model is text only.`,
    };
  }
  if (content.text.isValid(text, schema)) return null;
  const message = `The '${namespace}:${name}' element is invalid - The value '${text}' is invalid according to its datatype '${content.text.type}' - ${content.text.complaint}`;
  return { ...here, message };
}

function childViolation(
  element: XmlElement,
  content: Content,
  schema: Schema,
  here: Place,
): Violation | null {
  const { children } = element;
  const name = longName(element.name, element.namespace);
  let at = 0;
  const expected: string[] = [];
  for (const particle of content.children) {
    const rules = particle.oneOf.filter(({ since }) => reaches(schema, since));
    let found = 0;
    while (found === 0 || particle.many) {
      const child = children[at];
      const rule = child && rules.find((one) => isElement(one, child));
      if (!child || !rule) break;
      const inner = violationOf(child, contentOf(rule), schema);
      if (inner) return inner;
      found += 1;
      at += 1;
    }
    if (found > 0 && !particle.many) expected.length = 0;
    else expected.push(...rules.map((rule) => longName(rule.name, namespaces[rule.namespace])));
    if (found === 0 && particle.required) break;
  }
  const left = children[at];
  if (left) {
    const possible =
      expected.length === 0 ? '' : ` List of possible elements expected: ${expected.join(', ')}.`;
    const message = `The element ${name} has invalid child element ${longName(left.name, left.namespace)}.${possible}`;
    return { message, line: left.line, position: left.position };
  }
  const missing = missingParticle(element, content, schema);
  if (missing === null) return null;
  const wanted = missing.map((rule) => longName(rule.name, namespaces[rule.namespace])).join(', ');
  const message = `The element ${name} has incomplete content. List of possible elements expected: ${wanted}.`;
  return { ...here, message };
}

function missingParticle(
  { children }: XmlElement,
  content: Content,
  schema: Schema,
): readonly ElementRule[] | null {
  for (const { oneOf, required } of content.children) {
    const rules = oneOf.filter(({ since }) => reaches(schema, since));
    const isThere = rules.some((rule) => children.some((child) => isElement(rule, child)));
    if (required && rules.length > 0 && !isThere) return rules;
  }
  return null;
}

const isElement = ({ name, namespace }: ElementRule, child: XmlElement): boolean =>
  child.name === name && child.namespace === namespaces[namespace];

const contentOf = ({ content }: ElementRule): Content =>
  typeof content === 'function' ? content() : content;
