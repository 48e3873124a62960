import type { LoginAccess } from '../../ports/access.ts';
import type { AppointmentProvider } from '../../ports/appointments.ts';
import type { CalendarProvider } from '../../ports/calendar-provider.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ExchangeDoctor } from '../../ports/exchange-doctor.ts';
import { ewsClient } from './asking/client.ts';
import { ewsProvider } from './provider.ts';
import { type HostRule, hostRule } from './transport/host-rule.ts';
import { openTransport } from './transport/transport.ts';
import type { Pin } from './transport/trust.ts';

export type ExchangeOptions = {
  /** What the operator allows, as in the settings: `mail.contoso.example`, `*.contoso.example:8443`. */
  readonly hosts: readonly string[];
  readonly cidrs: readonly string[];
  readonly allowPublic: boolean;
  /** PEM of authorities that are trusted besides the well-known ones. */
  readonly authorities: string | null;
  /** `host=SHA-256 in hexadecimal`. */
  readonly pins: readonly string[];
  readonly clock: Clock;
};

export type Exchange = {
  readonly provider: CalendarProvider<LoginAccess> & AppointmentProvider<LoginAccess>;
  readonly doctor: ExchangeDoctor;
  /** Ends all connections to servers. */
  close(): Promise<void>;
};

const ruleOf = (text: string): HostRule => {
  const rule = hostRule(text);
  if (!rule) throw new Error(`EWS_ALLOWED_HOSTS: ${text} is no host`);
  return rule;
};

const pinOf = (text: string): Pin => {
  const at = text.indexOf('=');
  return { host: text.slice(0, at), sha256: text.slice(at + 1) };
};

/**
 * Calendars on Exchange servers, and what examines these.
 * @throws Error when a setting can't be read.
 */
export const openExchange = ({
  hosts,
  cidrs,
  allowPublic,
  authorities,
  pins,
  clock,
}: ExchangeOptions): Exchange => {
  const approach = {
    guard: { hosts: hosts.map(ruleOf), cidrs, allowPublic },
    trust: { authorities, pins: pins.map(pinOf) },
  };
  const transport = openTransport({ ...approach, clock });
  const client = ewsClient({ transport, clock });
  return {
    provider: ewsProvider(client),
    doctor: { examine: async () => ({ report: [], account: null, build: null }) },
    close: () => transport.close(),
  };
};
