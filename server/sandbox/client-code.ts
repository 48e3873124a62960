import { readdirSync, readFileSync } from 'node:fs';
import { transformSync } from '@swc/core';
import type { RequestHandler } from 'express';

const toJavaScript = (file: URL) =>
  transformSync(readFileSync(file, 'utf8'), {
    filename: file.pathname,
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
  }).code;

/**
 * Serves the modules of a folder as a browser can read them, for a route that ends in `/:name`. They keep the names by
 * which they import each other, so nothing is bundled.
 */
export const serveClientCode = (folder: URL): RequestHandler => {
  const code = new Map(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => [name, toJavaScript(new URL(name, folder))]),
  );
  return (request, response) => {
    const text = code.get(String(request.params.name));
    if (text === undefined) response.sendStatus(404);
    else response.type('text/javascript').set('cache-control', 'no-cache').send(text);
  };
};
