import { z } from 'zod';
import type { Application, Person } from './state/types.ts';

/** Requests of MSAL through the bridge. Fields that the sandbox doesn't use pass unread. */
export const NestedAppAuthRequest = z.object({
  messageType: z.literal('NestedAppAuthRequest'),
  method: z.enum(['GetInitContext', 'GetToken', 'GetTokenPopup']),
  requestId: z.string(),
  tokenParams: z.object({ clientId: z.string(), scope: z.string() }).optional(),
});
type Request = z.infer<typeof NestedAppAuthRequest>;

export type NestedAppAuthWorld = {
  person: Person | null;
  application: Application;
  /** Host name of the authority, by which MSAL keeps accounts apart. */
  environment: string;
  accessToken(person: Person, clientId: string): Promise<string>;
  idToken(person: Person, clientId: string): Promise<string>;
};

const accessTokenLifetime = 3600;

const failure = (status: string, code: string, description: string) => ({
  success: false,
  error: { status, code, description },
});

const accountContext = ({ oid, tenantId }: Person, environment: string) => ({
  homeAccountId: `${oid}.${tenantId}`,
  environment,
  tenantId,
});

const token = async (request: Request, world: NestedAppAuthWorld) => {
  const { person, application, environment } = world;
  const { clientId, scope } = request.tokenParams ?? { clientId: '', scope: '' };
  if (!person) return failure('ACCOUNT_UNAVAILABLE', 'no_account', 'Nobody is signed in.');
  if (clientId !== application.clientId)
    return failure('PERSISTENT_ERROR', 'unauthorized_client', `AADSTS700016: ${clientId} is not known.`);
  if (!scope.split(' ').some((name) => name.startsWith(`${application.appIdUri}/`)))
    return failure('USER_INTERACTION_REQUIRED', 'consent_required', `AADSTS65001: No consent for ${scope}.`);
  return {
    success: true,
    token: {
      access_token: await world.accessToken(person, clientId),
      id_token: await world.idToken(person, clientId),
      expires_in: accessTokenLifetime,
      scope,
      properties: null,
    },
    account: {
      ...accountContext(person, environment),
      localAccountId: person.oid,
      username: person.address,
      name: person.name,
    },
  };
};

const initContext = ({ person, environment }: NestedAppAuthWorld) => ({
  success: true,
  initContext: {
    sdkName: 'sandbox',
    sdkVersion: '1',
    capabilities: {},
    ...(person && { accountContext: accountContext(person, environment) }),
  },
});

/**
 * What a host of add-ins answers to MSAL. Only this application's own API is given silently.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/authentication/nested-authentication
 */
export const answerNestedAppAuth = async (request: Request, world: NestedAppAuthWorld): Promise<object> => ({
  messageType: 'NestedAppAuthResponse',
  requestId: request.requestId,
  ...(request.method === 'GetInitContext' ? initContext(world) : await token(request, world)),
});
