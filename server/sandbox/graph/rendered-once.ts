import type { Entity } from './rendering.ts';

/** Keeps what was rendered of an item, in all its variants, until the item changes or is gone. */
export function renderedOnce<T>() {
  const kept = new WeakMap<object, { version: number; variants: Map<string, T> }>();
  return {
    get({ item, exception }: Entity, variant: string, make: () => T): T {
      const holder = exception ?? item;
      let known = kept.get(holder);
      if (known?.version !== item.version) {
        known = { version: item.version, variants: new Map() };
        kept.set(holder, known);
      }
      const rendered = known.variants.get(variant) ?? make();
      known.variants.set(variant, rendered);
      return rendered;
    },
  };
}
