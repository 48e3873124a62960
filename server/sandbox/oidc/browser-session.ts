import type { Request, Response } from 'express';
import type { Session } from './sessions.ts';
import type { OidcWorld } from './world.ts';

const COOKIE = 'sandbox-oidc-session';
/** Sign-ins end after this long (ms). */
export const SESSION_LIFE = 10 * 3_600_000;

const attributes = (issuer: string) => ({
  httpOnly: true,
  secure: true,
  sameSite: 'none' as const,
  path: new URL(issuer).pathname,
});

/** This browser's sign-in, by its cookie. */
export const sessionOf = (request: Request, { sessions, clock }: OidcWorld): Session | undefined => {
  const cookies = (request.get('cookie') ?? '').split(/; */).map((cookie) => cookie.split(/=(.*)/s));
  const session = sessions.byCookie(cookies.find(([name]) => name === COOKIE)?.[1]);
  return session && clock.now() < session.at + SESSION_LIFE ? session : undefined;
};

export const startSession = (
  response: Response,
  { sessions, clock, issuer }: OidcWorld,
  sub: string,
): Session => {
  const session = sessions.start(sub, clock.now());
  response.cookie(COOKIE, session.cookie, attributes(issuer));
  return session;
};

export const endSession = (response: Response, { sessions, issuer }: OidcWorld, session: Session): void => {
  sessions.end(session.id);
  response.clearCookie(COOKIE, attributes(issuer));
};
