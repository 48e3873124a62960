import { ProviderError } from '../../../ports/failure.ts';
import type { Answer, Message } from './answer.ts';
import { failureOf } from './codes.ts';

/**
 * The messages of an answer, whatever each of them is. `now` is UTC in ms.
 * @throws ProviderError for a fault
 */
export const messagesOf = <T>(answer: Answer<T>, now: number): readonly Message<T>[] => {
  if (answer.kind === 'messages') return answer.messages;
  throw new ProviderError(failureOf(answer.fault, now));
};

/**
 * The value of an answer to a request for one thing. `now` is UTC in ms.
 * @throws ProviderError for a fault, for a message that failed, and `unintelligible` where there is none
 */
export const onlyValue = <T>(answer: Answer<T>, now: number): T => {
  const [message] = messagesOf(answer, now);
  if (message === undefined) throw new ProviderError({ kind: 'unintelligible', path: 'ResponseMessages' });
  if (message.kind === 'failed') throw new ProviderError(failureOf(message, now));
  return message.value;
};
