import { Router } from 'express';
import { z } from 'zod';
import { NotThere } from './problems.ts';
import type { World } from './world.ts';

const NewHold = z.strictObject({ path: z.string().startsWith('/').max(500) });

/** Requests to Microsoft that are held back until they are let in, so that a test knows what is under way. */
export const createHoldsApi = ({ holds }: World): Router => {
  const router = Router();

  router.get('/controls/api/holds', (_request, response) => {
    response.json(holds.list());
  });
  router.post('/controls/api/holds', (request, response) => {
    response.status(201).json(holds.add(NewHold.parse(request.body).path));
  });
  router.delete('/controls/api/holds/:id', (request, response) => {
    if (!holds.release(request.params.id)) throw new NotThere(`There is no hold ${request.params.id}.`);
    response.sendStatus(204);
  });

  return router;
};
