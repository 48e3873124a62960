/** Stands in for Fluent's `tokens` in the bundle: the same `var(--name)` for each name, without a list of all 500. */
export const tokens = /* #__PURE__ */ new Proxy({}, { get: (_, name) => `var(--${String(name)})` });
