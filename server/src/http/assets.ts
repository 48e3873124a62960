import express, { Router } from 'express';

/** webpack puts the hash of the content into a file's name. */
const HASHED = /\.[0-9a-f]{8,}\.[\w.]+$/;

/** Hosts are to keep what their manifests name. https://learn.microsoft.com/office/dev/add-ins/design/add-in-icons */
const NAMED_BY_MANIFEST = /[\\/]icons[\\/][^\\/]+\.png$/;

const cacheOf = (file: string): string => {
  if (HASHED.test(file)) return 'public, max-age=31536000, immutable';
  return NAMED_BY_MANIFEST.test(file) ? 'public, max-age=86400' : 'no-cache';
};

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
        response.setHeader('cache-control', cacheOf(file));
      },
    }),
  );
  return router;
};
