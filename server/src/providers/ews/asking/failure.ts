import type { Failure } from '../../../domain/failure.ts';
import { failureOf } from '../codec/codes.ts';
import type { Problem } from '../codec/problem.ts';

/**
 * What a problem means where a calendar is read (`now` is UTC in ms): one that is denied by itself is for its owner to
 * open; where nothing at all is allowed the service is closed to us.
 */
export const failureIn = (problem: Problem, now: number): Failure => {
  const failure = failureOf(problem, now);
  if (failure.kind !== 'not-allowed') return failure;
  const finding = problem.messageClass === 'Fault' ? 'ews-switched-off' : 'calendar-unreadable';
  return { kind: 'exchange', finding, fact: null };
};
