import { Router } from 'express';
import { z } from 'zod';
import type { Switches } from '../state/types.ts';
import type { World } from './world.ts';

const SwitchChange = z.strictObject({
  isolateSignIn: z.boolean().exactOptional(),
  deltaWithSharedScopes: z.boolean().exactOptional(),
  singleCalendarSubscriptions: z.boolean().exactOptional(),
  subscriptionsWithSharedScopes: z.boolean().exactOptional(),
  privateItemsFail: z.boolean().exactOptional(),
  calendarPageSize: z.int().positive().exactOptional(),
  deltaOrder: z.enum(['series-first', 'shuffled']).exactOptional(),
  deltaReplays: z.boolean().exactOptional(),
  maxPageSize: z.int().positive().exactOptional(),
  emptyPages: z.boolean().exactOptional(),
  latency: z.int().nonnegative().exactOptional(),
  nestedAppAuth: z.boolean().exactOptional(),
} satisfies Record<keyof Switches, z.ZodType>);

/** By how many ms, forwards or (negative) backwards. */
const Move = z.strictObject({ move: z.int() });

const Unknown = z.strictObject({
  where: z.enum(['teams', 'outlook', 'graph', 'entra', 'exchange']),
  what: z.string().max(4_000),
});

/** Time, switches, what was not understood and what arrived. */
export const createStateApi = ({
  state,
  directory,
  requests,
  notifications,
  holds,
  exchange,
}: World): Router => {
  const router = Router();
  const { clock, switches } = state;
  const time = () => ({ now: clock.now(), offset: clock.offset() });

  router.get('/controls/api/state', (_request, response) => {
    const { tenants, people, applications, consents } = directory.data;
    response.json({
      clock: time(),
      switches,
      tenants,
      people,
      applications: applications.map(({ secrets: _secrets, ...application }) => application),
      consents,
      unknowns: state.unknowns,
    });
  });

  router.get('/controls/api/clock', (_request, response) => {
    response.json(time());
  });
  router.post('/controls/api/clock', (request, response) => {
    clock.move(Move.parse(request.body).move);
    response.json(time());
  });

  router.get('/controls/api/switches', (_request, response) => {
    response.json(switches);
  });
  router.put('/controls/api/switches', (request, response) => {
    Object.assign(switches, SwitchChange.parse(request.body));
    state.changed();
    response.json(switches);
  });

  router.post('/controls/api/reset', async (_request, response) => {
    state.reset();
    await exchange.reset();
    requests.clear();
    notifications.clear();
    holds.clear();
    response.sendStatus(204);
  });

  router.post('/controls/api/delta/expire', (_request, response) => {
    state.mailboxes.expireTokens();
    response.sendStatus(204);
  });

  router.get('/controls/api/unknowns', (_request, response) => {
    response.json(state.unknowns);
  });
  router.post('/controls/api/unknowns', (request, response) => {
    const { where, what } = Unknown.parse(request.body);
    state.record(where, what);
    response.sendStatus(204);
  });
  router.delete('/controls/api/unknowns', (_request, response) => {
    state.forgetUnknowns();
    response.sendStatus(204);
  });

  router.get('/controls/api/requests', (_request, response) => {
    response.json(requests.entries());
  });
  router.delete('/controls/api/requests', (_request, response) => {
    requests.clear();
    response.sendStatus(204);
  });

  return router;
};
