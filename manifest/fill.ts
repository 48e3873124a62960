/**
 * A template with its placeholders `{{NAME}}` replaced, in texts however deep they stand.
 * @throws Error for a placeholder without a value
 */
export const fill = <T>(template: T, values: Readonly<Record<string, string>>): T => {
  const inText = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`The template asks for ${name}, which has no value.`);
      return value;
    });
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return inText(node);
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  return walk(template) as T;
};
