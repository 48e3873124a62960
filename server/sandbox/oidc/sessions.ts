import { opaque } from './signing.ts';

/** One sign-in of a person in one browser. Instants are UTC in ms of the sandbox's clock. */
export type Session = {
  id: string;
  /** What its cookie holds. */
  cookie: string;
  sub: string;
  at: number;
};

export type Code = {
  code: string;
  sessionId: string;
  redirectUri: string;
  scopes: string[];
  nonce: string | null;
  challenge: string;
  issuedAt: number;
};

export type RefreshToken = {
  token: string;
  sessionId: string;
  scopes: string[];
  expiresAt: number;
  used: boolean;
};

export type Sessions = ReturnType<typeof createSessions>;

/** What the issuer remembers, in memory: whoever restarts the sandbox signs in again. */
export const createSessions = () => {
  const sessions = new Map<string, Session>();
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, RefreshToken>();
  return {
    start(sub: string, at: number): Session {
      const session = { id: opaque(16), cookie: opaque(), sub, at };
      sessions.set(session.id, session);
      return session;
    },
    byCookie: (cookie: string | undefined) => [...sessions.values()].find((one) => one.cookie === cookie),
    byId: (id: string) => sessions.get(id),
    /** With it go all tokens that came of it. */
    end: (id: string) => sessions.delete(id),
    issueCode(code: Omit<Code, 'code'>): string {
      const text = opaque();
      codes.set(text, { ...code, code: text });
      return text;
    },
    /** A code is worth one attempt. */
    takeCode(text: string): Code | undefined {
      const code = codes.get(text);
      codes.delete(text);
      return code;
    },
    issueRefreshToken(token: Omit<RefreshToken, 'token' | 'used'>): string {
      const text = opaque(48);
      refreshTokens.set(text, { ...token, token: text, used: false });
      return text;
    },
    refreshToken: (text: string) => refreshTokens.get(text),
  };
};
