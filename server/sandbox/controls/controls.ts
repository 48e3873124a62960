import { readFileSync } from 'node:fs';
import { json, Router } from 'express';
import { z } from 'zod';
import { serveClientCode } from '../client-code.ts';
import { createCalendarsApi } from './calendars-api.ts';
import { createExchangeApi } from './exchange-api.ts';
import { createFaultsApi } from './faults-api.ts';
import { createHoldsApi } from './holds-api.ts';
import { createMeetingsApi } from './meetings-api.ts';
import { renderControls } from './page.ts';
import { createPeopleApi } from './people-api.ts';
import { problem } from './problems.ts';
import { createStateApi } from './state-api.ts';
import { createSubscriptionsApi } from './subscriptions-api.ts';
import { personNamed, type World } from './world.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Whose week the page shows. */
const ControlsQuery = z.strictObject({ person: z.string().exactOptional() });

/** A page for people and an API for programs, with which the pretend Microsoft 365 is changed from outside. */
export const createControls = (world: World): Router => {
  const router = Router();
  const styles = readFileSync(new URL('./controls.css', import.meta.url), 'utf8');

  router.use('/controls/api', json({ limit: '1mb' }));
  for (const api of [
    createStateApi,
    createPeopleApi,
    createCalendarsApi,
    createMeetingsApi,
    createSubscriptionsApi,
    createHoldsApi,
    createFaultsApi,
    createExchangeApi,
  ])
    router.use(api(world));
  router.use('/controls/api', (request, response) =>
    problem(response, 404, `There is no ${request.method} ${request.originalUrl}.`),
  );

  router.get('/controls', (request, response) => {
    const { person } = ControlsQuery.parse(request.query);
    const [first] = world.directory.data.people;
    response
      .set({ 'content-security-policy': policy, 'cache-control': 'no-store' })
      .type('html')
      .send(renderControls(world, personNamed(world, person ?? first?.oid ?? '')).text);
  });
  router.get('/controls/controls.css', (_request, response) => {
    response.type('css').send(styles);
  });
  router.get('/controls/client/:name', serveClientCode(new URL('./client/', import.meta.url)));

  return router;
};
