import type { LoginAccess } from '../../ports/access.ts';
import type { AppointmentProvider } from '../../ports/appointments.ts';
import type { CalendarProvider } from '../../ports/calendar-provider.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ExchangeDoctor } from '../../ports/exchange-doctor.ts';
import { ewsClient } from './asking/client.ts';
import { exchangeDoctor } from './doctor/doctor.ts';
import { ewsProvider } from './provider.ts';
import { type ApproachOptions, approachOf } from './transport/approach.ts';
import { hostRule } from './transport/host-rule.ts';
import { type LookUps, systemLookUps } from './transport/look-up.ts';
import { openTransport } from './transport/transport.ts';

/** What the operator allows and trusts, as it is written in the settings. */
export type ExchangeOptions = {
  /** Exact or `*.suffix`, with a port where it is not 443. */
  readonly hosts: readonly string[];
  readonly cidrs: readonly string[];
  readonly allowPublic: boolean;
  /** PEM of authorities that are trusted besides the well-known ones. */
  readonly authorities: string | null;
  /** `host=SHA-256`. */
  readonly pins: readonly string[];
  readonly clock: Clock;
  /** As the system does unless given. */
  readonly lookUps?: LookUps;
};

export type Exchange = {
  readonly provider: CalendarProvider<LoginAccess> & AppointmentProvider<LoginAccess>;
  readonly doctor: ExchangeDoctor;
  close(): Promise<void>;
};

const rule = (text: string) => {
  const read = hostRule(text);
  if (read === null) throw new Error(`EWS_ALLOWED_HOSTS: ${text} is no host`);
  return read;
};

const pin = (text: string) => {
  const [host = '', sha256 = ''] = text.split(/=(.*)/s);
  return { host, sha256 };
};

/**
 * Calendars on Exchange servers.
 * @throws Error when the settings can't be read.
 */
export const openExchange = ({
  hosts,
  cidrs,
  allowPublic,
  authorities,
  pins,
  clock,
  lookUps = systemLookUps,
}: ExchangeOptions): Exchange => {
  const options: ApproachOptions = {
    guard: { hosts: hosts.map(rule), cidrs, allowPublic },
    trust: { authorities, pins: pins.map(pin) },
  };
  const transport = openTransport({ ...options, clock, resolve: lookUps.stored });
  const client = ewsClient({ transport, clock });
  return {
    provider: ewsProvider(client),
    doctor: exchangeDoctor({ approach: approachOf({ ...options, resolve: lookUps.typed }), client, clock }),
    close: transport.close,
  };
};
