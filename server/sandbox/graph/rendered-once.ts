import type { Entity } from './rendering.ts';

/** Keeps what was rendered of an item, in all its variants, until the item changes or is gone. */
export function renderedOnce<T>() {
  const kept = new WeakMap<object, { version: number; variants: Map<string, T> }>();
  return {
    get({ item, exception }: Entity, variant: string, make: () => T): T {
      const version = Math.max(item.version, exception?.version ?? 0);
      const holder = exception ?? item;
      let known = kept.get(holder);
      if (known?.version !== version) {
        known = { version, variants: new Map() };
        kept.set(holder, known);
      }
      const rendered = known.variants.get(variant) ?? make();
      known.variants.set(variant, rendered);
      return rendered;
    },
  };
}
