import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { opened, resolved, secured } from './connect.ts';
import { Connection } from './connection.ts';
import { type Guard, type GuardSettings, guardOf, type Target } from './guard.ts';
import { inTime } from './in-time.ts';
import { LIMITS, type Limits } from './limits.ts';
import { type Resolve, systemLookUps } from './look-up.ts';
import { type Trust, type TrustSettings, trustOf } from './trust.ts';

export type ApproachOptions = {
  readonly guard: GuardSettings;
  readonly trust: TrustSettings;
  readonly limits?: Partial<Limits>;
  /** How names are looked up; as the system does, for servers that are read, unless given. */
  readonly resolve?: Resolve;
};

/**
 * The way to a server, step by step. Each step takes what the one before gave, so that none can be left out, and throws
 * what `findingOf` explains.
 */
export type Approach = {
  readonly limits: Limits;
  /** Without any network. @throws Trouble */
  address(url: string): Target;
  /** Where the name leads, as far as that may be reached. */
  name(target: Target, signal: AbortSignal): Promise<readonly LookupAddress[]>;
  connection(target: Target, addresses: readonly LookupAddress[], signal: AbortSignal): Promise<Socket>;
  /** TLS with a certificate that was found right. */
  encryption(target: Target, socket: Socket, signal: AbortSignal): Promise<TLSSocket>;
  /** A connection for requests. */
  http(target: Target, socket: TLSSocket): Connection;
};

/** @throws Error when the settings can't be read. */
export const approachOf = ({
  guard: guardSettings,
  trust: trustSettings,
  limits: given = {},
  resolve = systemLookUps.stored,
}: ApproachOptions): Approach => {
  const limits: Limits = { ...LIMITS, ...given };
  const guard: Guard = guardOf(guardSettings);
  const trust: Trust = trustOf(trustSettings);
  return {
    limits,
    address: guard.target,
    name: (target, signal) => resolved(target, guard, resolve, signal),
    connection: opened,
    encryption: (target, socket, signal) => secured(socket, target, trust, signal),
    http: (target, socket) => new Connection(target.origin, socket, limits),
  };
};

/** The whole way, in the time for connecting. */
export const arrive = async (
  approach: Approach,
  target: Target,
  signal: AbortSignal,
): Promise<Connection> => {
  using time = inTime(approach.limits.connect, signal);
  const addresses = await approach.name(target, time.signal);
  const tcp = await approach.connection(target, addresses, time.signal);
  return approach.http(target, await approach.encryption(target, tcp, time.signal));
};
