import { Router } from 'express';
import type { Registry } from 'prom-client';

export type HealthDeps = {
  readonly metrics: Registry;
  /** Rejects while this process can't serve. */
  readonly ready: () => Promise<void>;
};

/** For whoever runs the server: alive, able to serve, and how it goes. */
export const health = ({ metrics, ready }: HealthDeps): Router => {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text').send('ok');
  });
  router.get('/readyz', async (_request, response) => {
    const able = await ready().then(
      () => true,
      () => false,
    );
    response
      .status(able ? 200 : 503)
      .type('text')
      .send(able ? 'ready' : 'not ready');
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
};
