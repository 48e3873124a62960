import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'bodies');
const PLACE = '{{link}}';

const TEMPLATES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
);

const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const BODIES: readonly string[] = [...TEMPLATES.keys()];

const template = (name: string): string => {
  const text = TEMPLATES.get(name);
  if (text === undefined) throw new Error(`There is no body ${name}`);
  return text;
};

export const hasPlace = (name: string): boolean => template(name).includes(PLACE);

/** The invitation with the link in it, escaped as the body's kind asks. */
export const bodyWith = (name: string, link: string): string =>
  template(name).replaceAll(PLACE, () => (name.endsWith('.html') ? inHtml(link) : link));
