import express, { Router } from 'express';

/** webpack puts the hash of the content into a file's name. */
const HASHED = /\.[0-9a-f]{8,}\.[\w.]+$/;

/** Scripts, styles and images of the add-in. Its pages are templates and leave by `pages.ts` only. */
export const assets = (addinDir: string): Router => {
  const router = Router();
  router.get(/\.html$/, (_request, _response, next) => next('router'));
  router.use(
    express.static(addinDir, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders(response, file) {
        const cache = HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
        response.setHeader('cache-control', cache);
      },
    }),
  );
  return router;
};
