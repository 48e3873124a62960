import { z } from 'zod';
import type { Application, Person } from '../state/types.ts';

/** Client id of Teams on the web: the `azp` of tokens from `getAuthToken`. */
export const teamsWebClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

export const AuthTokenRequest = z.strictObject({
  person: z.string().nullable(),
  claims: z.string().nullable(),
  silent: z.boolean(),
  tenantId: z.string().nullable(),
});
export type AuthTokenRequest = z.infer<typeof AuthTokenRequest>;

type Situation = {
  person: Person | null;
  application: Application;
  request: AuthTokenRequest;
  tabUrl: string;
};

/**
 * The word with which Teams refuses a token, or null. Conditions that Entra sets for Graph don't show here: Teams'
 * own session has met them, and they appear at the on-behalf-of exchange. Teams' word for guests is not known.
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-troubleshooting
 */
export const authTokenFailure = ({ person, application, request, tabUrl }: Situation): string | null => {
  if (!person) return 'User is not signed in';
  if (request.tenantId !== null && request.tenantId !== person.tenantId) return 'resourceRequiresConsent';
  if (new URL(application.appIdUri).host !== new URL(tabUrl).host)
    return 'App resource defined in manifest and iframe origin do not match';
  if (!application.enabled) return 'resourceDisabled';
  if (!application.preauthorized.includes(teamsWebClient)) return 'resourceRequiresConsent';
  if (request.claims !== null && request.silent && person.signIn.mfa === 'demanded')
    return 'resourceRequiresMfa';
  return null;
};
