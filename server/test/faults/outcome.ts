import type { Failure, Need } from '../../src/domain/failure.ts';
import { ProviderError } from '../../src/ports/failure.ts';

/** What Sally makes of an answer, in words for people. */
export const OUTCOMES = {
  'as usual': 'The answer is taken; nothing is lost.',
  waits: 'Nothing is asked before the time that Microsoft named, or a usual one where it named none.',
  'tries again':
    'The calendar waits 5 s, then twice as long each time, up to 15 minutes; the last known schedule stays, with its age.',
  'reads anew': 'The cursor is given up: a full pass reads everything, and then deletes what was not in it.',
  'not understood':
    'Nothing of the answer is written. The calendar waits 1 minute, then twice as long each time, up to an hour, and says that the operator has to look.',
  'not allowed':
    'Change tracking gives way to plain reading, and a watch to looking every few minutes; whatever else was refused is tried rarely, and said.',
  'is gone':
    'What was asked for does not exist any more: a watch is made anew, a calendar waits 15 minutes and more.',
  'signs in': 'The person is asked to sign in again; everything chosen stays.',
  'second factor': 'Microsoft’s demand is handed to an interactive sign-in, unchanged.',
  consents: 'The person is asked to consent again.',
  operator: 'The operator has to mend it; nobody is asked to sign in.',
} as const;
export type Outcome = keyof typeof OUTCOMES;

const FOR_NEED: Partial<Record<Need, Outcome>> = {
  'sign-in': 'signs in',
  interaction: 'second factor',
  consent: 'consents',
  operator: 'operator',
};

const FOR_FAILURE: Record<Exclude<Failure['kind'], 'unauthorised'>, Outcome> = {
  throttled: 'waits',
  unavailable: 'tries again',
  'cursor-expired': 'reads anew',
  unintelligible: 'not understood',
  'not-allowed': 'not allowed',
  'not-found': 'is gone',
  'no-mailbox': 'is gone',
  'private-items': 'is gone',
  exchange: 'is gone',
};

/** @throws whatever is no failure of a provider: nothing else may leave one. */
export const outcomeOf = async (call: () => Promise<unknown>): Promise<Outcome> => {
  try {
    await call();
    return 'as usual';
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { failure } = error;
    if (failure.kind !== 'unauthorised') return FOR_FAILURE[failure.kind];
    const outcome = FOR_NEED[failure.need];
    if (!outcome) throw error;
    return outcome;
  }
};
