import type { Connection } from '../../server/contract/connections.ts';
import {
  type ExchangeDetails,
  type ExchangeOutcome,
  ExchangeStep,
  type StepReport,
} from '../../server/contract/exchange.ts';
import { calendar, connection, id, progress, session } from './examples.ts';

export const SERVER = 'https://outlook.contoso.example/EWS/Exchange.asmx';

export const sessionWithExchange = {
  ...session,
  offers: [...session.offers, { kind: 'exchange' as const, scopes: [], own: false }],
};

/** An Exchange server tells nobody of changes. */
export const exchangeConnection = (changes: Partial<Connection> = {}): Connection =>
  connection({
    id: id(101),
    kind: 'exchange',
    calendars: [calendar(1, { progress: progress({ watch: 'never', lastNotice: null, nextRenewal: null }) })],
    ...changes,
  });

export const details: ExchangeDetails = {
  url: SERVER,
  username: 'CONTOSO\\alice',
  version: 'automatic',
  mailbox: null,
  channelBinding: true,
  build: '15.1.2507.6',
  reportedVersion: 'exchange-2016',
};

type Unusual = Extract<StepReport, { state: 'hint' | 'failed' }>;

/** A report in which everything went well but these; what comes after a failure was left out. */
export const reportWith = (...unusual: Unusual[]): StepReport[] => {
  let failed = false;
  return ExchangeStep.options.map((step): StepReport => {
    if (failed) return { step, state: 'skipped' };
    const one = unusual.find((each) => each.step === step);
    failed = one?.state === 'failed';
    return one ?? { step, state: 'passed', fact: step === 'mailbox' ? 'alice@contoso.example' : null };
  });
};

export const failedWith = (...unusual: Unusual[]): ExchangeOutcome => ({
  outcome: 'failed',
  url: SERVER,
  report: reportWith(...unusual),
});

export const connectedWith = (
  hints: Unusual[] = [],
  changes: { again?: boolean; connection?: Connection } = {},
): ExchangeOutcome => ({
  outcome: 'connected',
  url: SERVER,
  report: reportWith(...hints),
  connection: exchangeConnection(),
  again: false,
  ...changes,
});
