import { json, Router } from 'express';
import { z } from 'zod';
import { serveClientCode } from '../client-code.ts';
import { hostPolicy } from '../host-page/host-policy.ts';
import { hostStyles } from '../host-page/host-styles.ts';
import { answerNestedAppAuth, NestedAppAuthRequest } from '../nested-app-auth.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Application, Person } from '../state/types.ts';
import { AuthTokenRequest, authTokenFailure, teamsWebClient } from './auth-token.ts';
import type { HostPerson } from './client/settings.ts';
import { renderHostPage } from './page.ts';
import { View } from './view.ts';

export type TeamsOptions = {
  state: SandboxState;
  /** The app that is installed in the pretend Teams. */
  application(): Application;
  /** Origin of the app, whose tab is `/tab`. */
  addinUrl: string;
  /** Host name of the authority. */
  environment: string;
  /** A token for the application's own API; `azp` is the client that asked for it. */
  accessToken(person: Person, application: Application, azp: string): Promise<string>;
  idToken(person: Person, application: Application): Promise<string>;
};

const NestedAppAuthCall = z.strictObject({ person: z.string().nullable(), request: NestedAppAuthRequest });

/** The pretend Teams: a host page that speaks with teams-js by window messages, and what it asks behind the scenes. */
export const createTeams = (options: TeamsOptions): Router => {
  const { state, application, addinUrl, environment } = options;
  const router = Router();
  const tabUrl = `${addinUrl}/tab`;
  const policy = hostPolicy(addinUrl);
  const styles = hostStyles(new URL('./host.css', import.meta.url));

  const personById = (oid: string | null) =>
    state.directory.people.find((person) => person.oid === oid) ?? null;

  /** Teams itself is for work accounts. */
  const workPeople = (): HostPerson[] => {
    const tenants = new Map(state.directory.tenants.map((tenant) => [tenant.id, tenant]));
    return state.directory.people.flatMap(({ oid, tenantId, name, address }) => {
      const tenant = tenants.get(tenantId);
      return tenant?.kind === 'work' ? [{ oid, tenantId, tenantName: tenant.name, name, address }] : [];
    });
  };

  router.get('/teams', (request, response) => {
    const view = View.parse(request.query);
    const people = workPeople();
    const person =
      view.user === undefined
        ? people[0]
        : people.find(({ address }) => address === view.user?.toLowerCase());
    if (!person && view.user !== 'nobody') {
      response.status(404).type('text').send(`There is no ${view.user} in the sandbox.`);
      return;
    }
    const { clientId, name } = application();
    const settings = {
      tabUrl,
      appName: name,
      appId: clientId,
      person: person ?? null,
      theme: view.theme,
      locale: view.locale,
      width: view.width,
      frameContext: view.context,
      nestedAppAuth: state.switches.nestedAppAuth,
      patience: view.patience,
      mute: view.mute,
      refuse: view.refuse ?? null,
    };
    response
      .set({ 'content-security-policy': policy, 'cache-control': 'no-store' })
      .type('html')
      .send(renderHostPage({ settings, people, chrome: view.chrome }).text);
  });

  router.get('/teams/host.css', (_request, response) => {
    response.type('css').send(styles);
  });
  router.get('/teams/client/:name', serveClientCode(new URL('./client/', import.meta.url)));

  router.post('/teams/api/token', json(), async (request, response) => {
    const body = AuthTokenRequest.parse(request.body);
    const person = personById(body.person);
    const failure = authTokenFailure({ person, application: application(), request: body, tabUrl });
    response.json(
      failure === null && person
        ? { token: await options.accessToken(person, application(), teamsWebClient) }
        : { failure },
    );
  });

  router.post('/teams/api/nested-app-auth', json(), async (request, response) => {
    const call = NestedAppAuthCall.parse(request.body);
    const app = application();
    response.json(
      await answerNestedAppAuth(call.request, {
        person: personById(call.person),
        application: app,
        environment,
        accessToken: (person) => options.accessToken(person, app, app.clientId),
        idToken: (person) => options.idToken(person, app),
      }),
    );
  });

  return router;
};
