import type { Workspace } from './connection.ts';

/** What each sealed text is bound to, so that it opens in its own place only. */
export const binding = {
  refreshToken: (workspace: Workspace, connectionId: string) => [workspace, connectionId, 'refresh-token'],
  accessToken: (workspace: Workspace, connectionId: string) => [workspace, connectionId, 'access-token'],
  login: (workspace: Workspace, connectionId: string) => [workspace, connectionId, 'login'],
  tripSecrets: (workspace: Workspace, consentId: string) => [workspace, consentId, 'trip-secrets'],
  parkedGrant: (workspace: Workspace, consentId: string) => [workspace, consentId, 'parked-grant'],
  joinLink: (workspace: Workspace, connectionId: string) => [workspace, connectionId, 'join-link'],
} as const;
