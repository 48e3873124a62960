import { Router } from 'express';
import { z } from 'zod';
import { answerNestedAppAuth, NestedAppAuthRequest } from '../nested-app-auth.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Application, Person } from '../state/types.ts';

export type TokenSource = {
  state: SandboxState;
  application(): Application;
  /** Host name of the authority. */
  environment: string;
  /** A token for the application's own API; `azp` is the client that asked for it. */
  accessToken(person: Person, application: Application, azp: string): Promise<string>;
  idToken(person: Person, application: Application): Promise<string>;
};

const Call = z.strictObject({ person: z.string(), request: NestedAppAuthRequest });

/** What a native Outlook asks Microsoft when MSAL asks it for a token. */
export const createTokens = (source: TokenSource): Router => {
  const router = Router();
  router.post('/outlook/api/nested-app-auth', async (request, response) => {
    const call = Call.parse(request.body);
    const app = source.application();
    response.json(
      await answerNestedAppAuth(call.request, {
        person: source.state.directory.people.find(({ oid }) => oid === call.person) ?? null,
        application: app,
        environment: source.environment,
        accessToken: (person) => source.accessToken(person, app, app.clientId),
        idToken: (person) => source.idToken(person, app),
      }),
    );
  });
  return router;
};
