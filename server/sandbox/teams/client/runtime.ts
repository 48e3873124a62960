import type { FrameContext, HostSettings, Theme } from './settings.ts';

type Situation = Pick<HostSettings, 'appId' | 'person' | 'locale' | 'nestedAppAuth'>;

/** A capability is supported when its key exists, also as `{}`; everything else is refused by teams-js itself. */
const runtimeConfiguration = (nestedAppAuth: boolean) => ({
  apiVersion: 4,
  isLegacyTeams: false,
  isNAAChannelRecommended: nestedAppAuth,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: {
    app: { notifySuccessResponse: {} },
    pages: {},
    ...(nestedAppAuth ? { nestedAppAuth: {} } : {}),
  },
});

/**
 * The answer to `initialize`: frame context, client, highest SDK version known, runtime configuration as a string.
 * The bridge for nested app authentication is made from the fourth only, so the order matters; the
 * version needs three parts, since `2.0` would be read as JSON.
 */
export const handshake = (
  frameContext: FrameContext | 'authentication',
  nestedAppAuth: boolean,
): [string, string, string, string] => [
  frameContext,
  'web',
  '2.0.1',
  JSON.stringify(runtimeConfiguration(nestedAppAuth)),
];

const session = crypto.randomUUID();
const meeting = { meetingId: 'MCMxOTptZWV0aW5nX3NhbmRib3g', chatId: '19:meeting_sandbox@thread.v2' };
const entityId = 'home';
const hostName = 'TeamsModern';

/** The flat shape that hosts send; teams-js turns it into the context of its own API. */
export const legacyContext = (
  { appId, person, locale }: Situation,
  theme: Theme,
  frameContext: FrameContext | 'authentication',
) => ({
  locale,
  theme,
  entityId,
  frameContext,
  hostName,
  appId,
  hostClientType: 'web',
  sessionId: session,
  appSessionId: session,
  ...(frameContext === 'sidePanel' || frameContext === 'meetingStage' ? meeting : {}),
  ...(person && {
    tid: person.tenantId,
    userObjectId: person.oid,
    userPrincipalName: person.address,
    loginHint: person.address,
    userDisplayName: person.name,
  }),
});

/** The shape of `contextChange`, which teams-js hands on as it is. */
export const changedContext = (
  { appId, person, locale }: Situation,
  theme: Theme,
  frameContext: FrameContext,
) => ({
  app: {
    locale,
    theme,
    sessionId: session,
    appId,
    host: { name: hostName, clientType: 'web', sessionId: session },
  },
  page: { id: entityId, frameContext },
  ...(person && {
    user: {
      id: person.oid,
      displayName: person.name,
      userPrincipalName: person.address,
      loginHint: person.address,
      tenant: { id: person.tenantId },
    },
  }),
});
