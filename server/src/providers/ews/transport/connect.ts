import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { connect, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { wrongWith } from './certificate.ts';
import { type Guard, literalOf, type Target } from './guard.ts';
import type { Resolve } from './look-up.ts';
import { orAborted } from './or-aborted.ts';
import { Trouble } from './trouble.ts';
import type { Trust } from './trust.ts';

/** How long one of several addresses is waited for before the next one is tried as well (ms). */
const NEXT_ADDRESS = 1_000;

/** There is no such name, or no address of it. https://nodejs.org/api/dns.html#error-codes */
const NOWHERE = new Set(['ENOTFOUND', 'ENODATA']);

const isNowhere = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && NOWHERE.has(String(error.code));

/**
 * All addresses of a name. Where the operator allows networks and no names, people learn nothing of names that lead out of
 * these: not even whether they exist.
 */
const lookedUp = async (
  { host, isNamed }: Target,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly LookupAddress[]> => {
  try {
    return await orAborted(() => resolve(host, signal), signal);
  } catch (error) {
    if (!isNamed && isNowhere(error)) throw new Trouble('address-not-allowed', { cause: error });
    throw error;
  }
};

/**
 * The addresses that the target's name leads to at this moment and that may be connected to.
 * @throws Trouble `address-not-allowed`; an error of the resolver.
 */
export const resolved = async (
  target: Target,
  guard: Guard,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly LookupAddress[]> => {
  signal.throwIfAborted();
  const literal = literalOf(target);
  return guard.admitted(literal === null ? await lookedUp(target, resolve, signal) : [literal]);
};

/** Waits for an event of a socket, which is destroyed when anything else happens. */
const reached = async (socket: Socket, event: string, signal: AbortSignal): Promise<void> => {
  // An error while nobody waits shows in the socket, which is closed by it.
  socket.on('error', () => {});
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? signal.reason : error;
  }
};

/**
 * Opens TCP to one of exactly these addresses: the name is not looked up again, so that nobody can give another answer
 * the second time.
 */
export const opened = async (
  target: Target,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<Socket> => {
  const looked: LookupFunction = (_host, _options, done) => done(null, [...addresses]);
  const socket = connect({
    host: target.host,
    port: target.port,
    lookup: looked,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS,
    noDelay: true,
  });
  await reached(socket, 'connect', signal);
  return socket;
};

/**
 * Speaks TLS on a connection, 1.2 at least, and hands it on only when the certificate is the right one.
 * @throws Trouble what is wrong with the certificate; an error of TLS.
 */
export const secured = async (
  tcp: Socket,
  target: Target,
  trust: Trust,
  signal: AbortSignal,
): Promise<TLSSocket> => {
  const socket = connectTls({
    socket: tcp,
    host: target.host,
    // An address can't be named in the handshake.
    ...(literalOf(target) === null ? { servername: target.host } : {}),
    secureContext: trust.context,
    ALPNProtocols: ['http/1.1'],
    // Node would end the handshake without telling which certificate is at fault, and knows no pins. The verdict is
    // taken below, before anything is sent.
    rejectUnauthorized: false,
  });
  await reached(socket, 'secureConnect', signal);
  // OpenSSL, which judges the other certificates, goes by the clock of the machine as well.
  const trouble = wrongWith(socket, trust.pins(target.host), Date.now());
  if (trouble === null) return socket;
  socket.destroy();
  throw trouble;
};
