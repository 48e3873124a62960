import type { Request, Response } from 'express';
import type { BrowserSession, Directory } from '../state/directory.ts';
import { opaque } from './signing.ts';

const COOKIE = 'sandbox-sign-in';
/** Browsers that are remembered; the oldest is forgotten first. */
const REMEMBERED = 500;

export type SignedInAccount = BrowserSession['accounts'][number];

/** This browser's sign-ins, by its cookie. */
export const sessionOf = (request: Request, directory: Directory): BrowserSession | undefined => {
  const cookies = (request.get('cookie') ?? '').split(/; */).map((cookie) => cookie.split(/=(.*)/s));
  const id = cookies.find(([name]) => name === COOKIE)?.[1];
  return directory.data.sessions.find((session) => session.id === id);
};

/** Sends the cookie that makes the next visit silent, in frames and from other sites too. */
export const startSession = (response: Response, directory: Directory): BrowserSession => {
  const session: BrowserSession = { id: opaque(32), accounts: [] };
  directory.data.sessions = [...directory.data.sessions.slice(1 - REMEMBERED), session];
  response.cookie(COOKIE, session.id, { httpOnly: true, secure: true, sameSite: 'none', path: '/' });
  return session;
};

export const endSession = (response: Response, directory: Directory, session: BrowserSession): void => {
  directory.data.sessions = directory.data.sessions.filter(({ id }) => id !== session.id);
  response.clearCookie(COOKIE, { httpOnly: true, secure: true, sameSite: 'none', path: '/' });
};

/** Adds the person to the browser's accounts; whoever was there already is signed in anew. */
export const addAccount = (
  session: BrowserSession,
  oid: string,
  { at, secondFactor }: { at: number; secondFactor: boolean },
): SignedInAccount => {
  const account = { oid, at, secondFactor };
  session.accounts = [...session.accounts.filter((known) => known.oid !== oid), account];
  return account;
};
