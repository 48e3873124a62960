import type { Socket } from 'node:net';
import type { ExchangeSettings } from '../settings.ts';
import type { Accounts, WindowsAccount } from './accounts.ts';
import { type BindingRule, beginHandshake, endHandshake, type Handshake } from './ntlm.ts';

/** Who a request is from, or what its 401 says in `WWW-Authenticate`. */
export type Admission =
  | { account: WindowsAccount }
  /** `concluded`: somebody tried to sign in and failed, as opposed to not having tried or being halfway. */
  | { challenges: string[]; concluded: boolean };

type Connection = { account: WindowsAccount | null; handshake: Handshake | null; scheme: string };

/** Knows who is signed in on which connection. NTLM signs in the connection, Basic each request by itself. */
export type Gate = {
  admit(socket: Socket, authorization: string | undefined, binding: Buffer): Admission;
  /** Who is signed in on the connection; null for nobody, or for Basic. */
  signedIn(socket: Socket): WindowsAccount | null;
  /** Forgets who is signed in on the connection. */
  forget(socket: Socket): void;
  offers(): string[];
};

export function createGate(options: {
  accounts: Accounts;
  settings(): ExchangeSettings;
  /** Real time, UTC ms. */
  now(): number;
}): Gate {
  const { accounts, settings } = options;
  const connections = new WeakMap<Socket, Connection>();

  const offers = (): string[] =>
    ({
      windows: ['Negotiate', 'NTLM'],
      basic: ['Basic realm="ex01.contoso.example"'],
      both: ['Negotiate', 'NTLM', 'Basic realm="ex01.contoso.example"'],
      bearer: [
        'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", token_types="app_asserted_user_v1 service_asserted_app_v1", error="invalid_token"',
      ],
    })[settings().offers];
  const accepts = (scheme: string) => offers().some((offer) => offer.split(' ')[0]?.toLowerCase() === scheme);

  const signInWithBasic = (credentials: string): Admission => {
    const [user = '', password] = Buffer.from(credentials, 'base64').toString('utf8').split(/:(.*)/s);
    if (password === undefined) {
      accounts.noteMalformed('basic');
      return { challenges: offers(), concluded: true };
    }
    const [domain, name] = user.includes('\\') ? user.split(/\\(.*)/s) : ['', user];
    const login = { user: name ?? '', domain: domain ?? '' };
    const { outcome, account } = accounts.check(login, 'basic', (right) => right === password);
    return outcome === 'accepted' && account ? { account } : { challenges: offers(), concluded: true };
  };

  const signInWithNtlm = (socket: Socket, scheme: string, token: string, expected: Buffer): Admission => {
    const message = Buffer.from(token, 'base64');
    const connection = connections.get(socket);
    const begun = beginHandshake(message, options.now());
    if (begun) {
      connections.set(socket, { account: null, handshake: begun, scheme });
      return { challenges: [`${scheme} ${begun.challenge.toString('base64')}`], concluded: false };
    }
    connections.delete(socket);
    if (!connection?.handshake || connection.scheme !== scheme) {
      accounts.noteMalformed('ntlm');
      return { challenges: offers(), concluded: true };
    }
    const binding: BindingRule = { policy: settings().channelBinding, expected };
    const { outcome, account } = endHandshake(message, connection.handshake, accounts, binding);
    if (outcome !== 'accepted' || !account) return { challenges: offers(), concluded: true };
    connections.set(socket, { account, handshake: null, scheme });
    return { account };
  };

  return {
    offers,
    signedIn: (socket) => connections.get(socket)?.account ?? null,
    forget: (socket) => {
      connections.delete(socket);
    },
    admit: (socket, authorization, binding) => {
      if (authorization === undefined) {
        const account = connections.get(socket)?.account;
        return account ? { account } : { challenges: offers(), concluded: false };
      }
      const [written = '', credentials = ''] = authorization.split(/\s+(.*)/s);
      const scheme = written.toLowerCase();
      if (!accepts(scheme)) return { challenges: offers(), concluded: true };
      if (scheme === 'basic') return signInWithBasic(credentials);
      if (scheme === 'ntlm') return signInWithNtlm(socket, 'NTLM', credentials, binding);
      if (scheme === 'negotiate') return signInWithNtlm(socket, 'Negotiate', credentials, binding);
      return { challenges: offers(), concluded: true };
    },
  };
}
