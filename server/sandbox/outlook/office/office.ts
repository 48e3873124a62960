import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Response, Router } from 'express';

const require = createRequire(import.meta.url);
const dist = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

/** Scripts of Microsoft's that pages of any origin load, with `crossorigin`. */
const shared = (response: Response) =>
  response.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });

/**
 * Office.js as npm has it, unmodified, under the paths of Microsoft's CDN. Its files are in lower case and some are asked
 * for in mixed case, which the CDN doesn't mind.
 */
export const createOffice = (): Router => {
  const router = Router();
  const ajax = ['microsoft-ajax.js', 'native-bridge.js']
    .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
    .join('');

  router.get('/lib/1/hosted/*path', (request, response) => {
    const path = (request.params.path as unknown as string[]).join('/').toLowerCase();
    shared(response).sendFile(path, { root: dist, maxAge: '1h' }, (error) => {
      if (error && !response.headersSent) response.sendStatus(404);
    });
  });

  router.get('/ajax/3.5/MicrosoftAjax.js', (_request, response) => {
    shared(response).type('text/javascript').send(ajax);
  });

  return router;
};
