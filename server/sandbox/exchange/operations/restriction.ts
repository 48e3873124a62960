import { EwsFailure } from '../ews-failure.ts';
import { childNamed, type XmlElement } from '../soap/read-xml.ts';

/** The text of a property, by its URI; null when the object doesn't have it. */
export type ReadValue = (uri: string) => string | null;

/** A filter. Properties that can't be filtered by are refused by `ReadValue`. */
export type Filter = (readValue: ReadValue) => boolean;

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/restriction */
export function filterOf(restriction: XmlElement | undefined): Filter {
  const [expression] = restriction?.children ?? [];
  return expression ? expressionOf(expression) : () => true;
}

function expressionOf(expression: XmlElement): Filter {
  const { name, children } = expression;
  switch (name) {
    case 'And': {
      const all = children.map(expressionOf);
      return (readValue) => all.every((one) => one(readValue));
    }
    case 'Or': {
      const all = children.map(expressionOf);
      return (readValue) => all.some((one) => one(readValue));
    }
    case 'Not': {
      const [inner] = children.map(expressionOf);
      return (readValue) => !inner?.(readValue);
    }
    case 'Exists':
      return (readValue) => readValue(pathOf(expression)) !== null;
    case 'Contains':
      return contains(expression);
    case 'IsEqualTo':
      return compared(expression, (order) => order === 0);
    case 'IsNotEqualTo':
      return compared(expression, (order) => order !== 0);
    case 'IsGreaterThan':
      return compared(expression, (order) => order > 0);
    case 'IsGreaterThanOrEqualTo':
      return compared(expression, (order) => order >= 0);
    case 'IsLessThan':
      return compared(expression, (order) => order < 0);
    case 'IsLessThanOrEqualTo':
      return compared(expression, (order) => order <= 0);
    default:
      throw new EwsFailure('ErrorUnsupportedQueryFilter');
  }
}

function pathOf(expression: XmlElement): string {
  const uri = childNamed(expression, 'FieldURI')?.attributes.FieldURI;
  if (uri === undefined) throw new EwsFailure('ErrorUnsupportedPathForQuery');
  return uri;
}

function contains(expression: XmlElement): Filter {
  const uri = pathOf(expression);
  const wanted = childNamed(expression, 'Constant')?.attributes.Value ?? '';
  const { ContainmentMode: mode = 'FullString', ContainmentComparison: comparison = 'Exact' } =
    expression.attributes;
  const folded = (text: string) => (comparison === 'Exact' ? text : text.toLowerCase());
  return (readValue) => {
    const value = readValue(uri);
    if (value === null) return false;
    const [text, part] = [folded(value), folded(wanted)];
    if (mode === 'FullString') return text === part;
    if (mode === 'Prefixed') return text.startsWith(part);
    return text.includes(part);
  };
}

function compared(expression: XmlElement, holds: (order: number) => boolean): Filter {
  const uri = pathOf(expression);
  const other = childNamed(expression, 'FieldURIOrConstant');
  const constant = childNamed(other, 'Constant')?.attributes.Value;
  const otherUri = childNamed(other, 'FieldURI')?.attributes.FieldURI;
  return (readValue) => {
    const value = readValue(uri);
    const against = constant ?? (otherUri === undefined ? null : readValue(otherUri));
    return value !== null && against !== null && holds(ordered(value, against));
  };
}

/** Instants by time, numbers by size, words without regard to upper and lower case. */
export function ordered(a: string, b: string): number {
  const [left, right] = [asNumber(a), asNumber(b)];
  if (left !== null && right !== null) return left - right;
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

function asNumber(text: string): number | null {
  if (/^-?\d+$/.test(text)) return Number(text);
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
