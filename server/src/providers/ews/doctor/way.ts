import { randomUUID } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { StepReport } from '../../../domain/exchange/finding.ts';
import type { ExchangeMailbox } from '../../../ports/access.ts';
import type { Approach } from '../transport/approach.ts';
import { asked } from '../transport/asked.ts';
import { validUntil } from '../transport/certificate.ts';
import type { Target } from '../transport/guard.ts';
import { headersOf } from '../transport/headers.ts';
import { inTime } from '../transport/in-time.ts';
import { offered } from '../transport/offers.ts';
import type { Examine } from './examine.ts';

const DAY = 86_400_000;
/** A certificate is renewed in time by then. */
const SOON = 30 * DAY;

const encryptionStep = (socket: TLSSocket): StepReport => {
  const step = 'encryption';
  const until = validUntil(socket);
  // TLS itself goes by the clock of the machine.
  return until - Date.now() < SOON
    ? { step, state: 'hint', hint: 'certificate-expiring', fact: new Date(until).toISOString() }
    : { step, state: 'passed', fact: null };
};

/** What the server offers to somebody who shows nothing. @throws Trouble where we can use none of it. */
const serviceStep = async (
  approach: Approach,
  target: Target,
  socket: TLSSocket,
  { signal, now }: { readonly signal: AbortSignal; readonly now: number },
): Promise<StepReport> => {
  const connection = approach.http(target, socket);
  try {
    const headers = headersOf(randomUUID(), null, null);
    const schemes = offered(await asked(connection, { path: target.path, headers, signal }, now));
    const step = 'service';
    return schemes.every((scheme) => scheme === 'Basic')
      ? { step, state: 'hint', hint: 'basic-only', fact: null }
      : { step, state: 'passed', fact: null };
  } finally {
    connection.close();
  }
};

/**
 * Goes the way to a server up to the point where a login would be shown. A refused address gets no further step.
 * @throws what each step throws.
 */
export const examineWay = async (
  approach: Approach,
  { url }: Pick<ExchangeMailbox, 'url'>,
  {
    examine,
    signal,
    now,
  }: { readonly examine: Examine; readonly signal: AbortSignal; readonly now: () => number },
): Promise<void> => {
  const { connect, headers } = approach.limits;
  const within = async <T>(time: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    using limit = inTime(time, signal);
    return await work(limit.signal);
  };
  const target = await examine('address', () => approach.address(url));
  const addresses = await examine(
    'name',
    () => within(connect, (until) => approach.name(target, until)),
    () => target.host,
  );
  const tcp = await examine('connection', () =>
    within(connect, (until) => approach.connection(target, addresses, until)),
  );
  const socket = await examine(
    'encryption',
    () => within(connect, (until) => approach.encryption(target, tcp, until)),
    encryptionStep,
  );
  await examine(
    'service',
    () => within(headers, (until) => serviceStep(approach, target, socket, { signal: until, now: now() })),
    (report) => report,
  );
};
