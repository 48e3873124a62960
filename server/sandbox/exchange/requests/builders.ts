import type { Schema } from '../versions.ts';
import type { AttributeRule, Content, ElementRule, Particle, ValueRule } from './grammar.ts';

type Options = {
  attributes?: Content['attributes'];
  children?: readonly Particle[];
  text?: ValueRule | null;
};

export const content = ({ attributes = {}, children = [], text = null }: Options = {}): Content => ({
  attributes,
  children,
  text,
});

export const element = (
  name: string,
  inner: ElementRule['content'],
  options: { namespace?: 'm' | 't'; since?: Schema } = {},
): ElementRule => ({ name, content: inner, namespace: 't', since: 'Exchange2007', ...options });

/** An element with a text. */
export const textElement = (name: string, value: ValueRule, options = {}): ElementRule =>
  element(name, content({ text: value }), options);

export const must = (...oneOf: ElementRule[]): Particle => ({ oneOf, required: true, many: false });
export const may = (...oneOf: ElementRule[]): Particle => ({ oneOf, required: false, many: false });
export const some = (...oneOf: ElementRule[]): Particle => ({ oneOf, required: true, many: true });
export const any = (...oneOf: ElementRule[]): Particle => ({ oneOf, required: false, many: true });

export const attribute = (
  value: ValueRule,
  { required = true, since = 'Exchange2007' as Schema } = {},
): AttributeRule => ({ value, required, since });
export const optional = (value: ValueRule, since: Schema = 'Exchange2007'): AttributeRule =>
  attribute(value, { required: false, since });
