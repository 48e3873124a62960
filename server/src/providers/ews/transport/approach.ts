import { randomUUID } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { asked } from './asked.ts';
import { opened, resolved, secured } from './connect.ts';
import { Connection } from './connection.ts';
import { type Guard, type GuardSettings, guardOf, type Target } from './guard.ts';
import { headersOf } from './headers.ts';
import { LIMITS, type Limits } from './limits.ts';
import { type Resolve, systemResolve } from './look-up.ts';
import { offered, type Scheme } from './offers.ts';
import { type Trust, type TrustSettings, trustOf } from './trust.ts';

export type ApproachOptions = {
  readonly guard: GuardSettings;
  readonly trust: TrustSettings;
  readonly limits?: Partial<Limits>;
  /** How names are looked up; as the system does unless given. */
  readonly resolve?: Resolve;
};

/**
 * The way to a server, step by step. Each step takes what the one before gave, so that none can be left out, and throws
 * what `findingOf` explains. A step without a signal ends by itself after the time for connecting.
 */
export type Approach = {
  readonly limits: Limits;
  /** Without any network. @throws Trouble */
  address(url: string): Target;
  /** Where the name leads, as far as that may be reached. */
  name(target: Target, signal?: AbortSignal): Promise<readonly LookupAddress[]>;
  connection(target: Target, addresses: readonly LookupAddress[], signal?: AbortSignal): Promise<Socket>;
  /** TLS with a certificate that was found right. */
  encryption(target: Target, socket: Socket, signal?: AbortSignal): Promise<TLSSocket>;
  /** A connection for requests. */
  http(target: Target, socket: TLSSocket): Connection;
  /** In which ways a login can be shown, the best one first; ends the connection. @throws Trouble when there is none. */
  service(target: Target, socket: TLSSocket, now: number): Promise<readonly Scheme[]>;
};

/** @throws Error when the settings can't be read. */
export const approachOf = ({
  guard: guardSettings,
  trust: trustSettings,
  limits: given = {},
  resolve = systemResolve,
}: ApproachOptions): Approach => {
  const limits: Limits = { ...LIMITS, ...given };
  const guard: Guard = guardOf(guardSettings);
  const trust: Trust = trustOf(trustSettings);
  const inTime = () => AbortSignal.timeout(limits.connect);
  return {
    limits,
    address: guard.target,
    name: (target, signal = inTime()) => resolved(target, guard, resolve, signal),
    connection: (target, addresses, signal = inTime()) => opened(target, addresses, signal),
    encryption: (target, socket, signal = inTime()) => secured(socket, target, trust, signal),
    http: (target, socket) => new Connection(target.origin, socket, limits),
    service: async (target, socket, now) => {
      const connection = new Connection(target.origin, socket, limits);
      try {
        const headers = headersOf(randomUUID(), null, null);
        return offered(await asked(connection, { path: target.path, headers, signal: inTime() }, now));
      } finally {
        connection.close();
      }
    },
  };
};

/** The whole way, in the time for connecting. */
export const arrive = async (
  approach: Approach,
  target: Target,
  signal: AbortSignal,
): Promise<Connection> => {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(approach.limits.connect)]);
  const addresses = await approach.name(target, inTime);
  const tcp = await approach.connection(target, addresses, inTime);
  return approach.http(target, await approach.encryption(target, tcp, inTime));
};
