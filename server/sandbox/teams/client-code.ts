import { readdirSync, readFileSync } from 'node:fs';
import { transformSync } from '@swc/core';

const folder = new URL('./client/', import.meta.url);

const toJavaScript = (file: URL) =>
  transformSync(readFileSync(file, 'utf8'), {
    filename: file.pathname,
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
  }).code;

/**
 * The scripts of the host page by their path below `/teams/`, ready for a browser. Modules keep the names that they
 * import each other by, so nothing is bundled.
 */
export const readClientCode = (): Map<string, string> =>
  new Map([
    ...readdirSync(folder)
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => [`client/${name}`, toJavaScript(new URL(name, folder))] as const),
    ['settings.ts', toJavaScript(new URL('./settings.ts', import.meta.url))],
  ]);
