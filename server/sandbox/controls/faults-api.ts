import { Router } from 'express';
import { NewFault } from '../faults/fault.ts';
import { NotThere } from './problems.ts';
import { personNamed, tenantNamed, type World } from './world.ts';

/** What goes wrong with requests to Graph, Entra and Exchange. A person may be named by address too, a tenant by domain. */
export const createFaultsApi = (world: World): Router => {
  const router = Router();
  const { faults } = world.state;

  router.get('/controls/api/faults', (_request, response) => {
    response.json(faults.list());
  });
  router.post('/controls/api/faults', (request, response) => {
    const fault = NewFault.parse(request.body);
    const { person, tenant } = fault;
    const added = faults.add({
      ...fault,
      ...(person !== undefined && { person: personNamed(world, person).oid }),
      ...(tenant !== undefined && { tenant: tenantNamed(world, tenant).id }),
    });
    response.status(201).json(added);
  });
  router.delete('/controls/api/faults', (_request, response) => {
    faults.clear();
    response.sendStatus(204);
  });
  router.delete('/controls/api/faults/:id', (request, response) => {
    const { id } = request.params;
    if (!faults.remove(id)) throw new NotThere(`There is no fault ${id}.`);
    response.sendStatus(204);
  });

  return router;
};
