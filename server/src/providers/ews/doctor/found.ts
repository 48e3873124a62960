import type { ExchangeFinding, ExchangeStep } from '../../../domain/exchange/finding.ts';
import { EXCHANGE_STEPS } from '../../../domain/exchange/finding.ts';
import { ProviderError } from '../../../ports/failure.ts';
import { findingOf } from '../transport/failure.ts';

/** What is wrong, and what a person may be shown with it. */
export type Found = { readonly finding: ExchangeFinding; readonly fact: string | null };

const plain = (finding: ExchangeFinding): Found => ({ finding, fact: null });

/**
 * What an error says about the server, the login or the way to them; null for what is about neither: the connection is
 * gone, or something is the operator's to mend, or broken in here.
 */
export const foundIn = (error: unknown): Found | null => {
  if (!(error instanceof ProviderError)) return findingOf(error);
  const { failure } = error;
  switch (failure.kind) {
    case 'exchange':
      return { finding: failure.finding, fact: failure.fact };
    case 'throttled':
      return { finding: 'server-busy', fact: new Date(failure.until).toISOString() };
    case 'unavailable':
      return findingOf(error.cause) ?? plain('server-failing');
    case 'unintelligible':
      return plain('answer-unintelligible');
    case 'not-found':
    case 'not-allowed':
      return plain('calendar-unreadable');
    default:
      return null;
  }
};

/** What shows while signing in, and means that signing in itself went well. */
const LATER: Partial<Readonly<Record<ExchangeFinding, ExchangeStep>>> = {
  'version-unsupported': 'version',
  'ews-switched-off': 'mailbox',
  'mailbox-unknown': 'mailbox',
  'mailbox-missing': 'mailbox',
  'mailbox-moving': 'mailbox',
  'mailbox-other': 'mailbox',
  'impersonation-denied': 'mailbox',
  'calendar-unreadable': 'calendar',
};

/** The step that a finding belongs to, which was made at this step or a later one. */
export const stepOf = (finding: ExchangeFinding, at: ExchangeStep): ExchangeStep => {
  const later = LATER[finding];
  return later && EXCHANGE_STEPS.indexOf(later) > EXCHANGE_STEPS.indexOf(at) ? later : at;
};
