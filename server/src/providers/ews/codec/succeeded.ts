import type { Failure } from '../../../domain/failure.ts';
import { ProviderError } from '../../../ports/failure.ts';
import type { Answer, Message } from './answer.ts';
import type { Problem } from './problem.ts';

/** What a problem means to whoever asked. */
type Meaning = (problem: Problem) => Failure;

/**
 * The messages of an answer, whatever each of them is.
 * @throws ProviderError for a fault
 */
export const messagesOf = <T>(answer: Answer<T>, meaning: Meaning): readonly Message<T>[] => {
  if (answer.kind === 'messages') return answer.messages;
  throw new ProviderError(meaning(answer.fault));
};

/**
 * The value of the message about the one thing that was asked for.
 * @throws ProviderError for a message that failed, and `unintelligible` where there is none
 */
export const onlyValue = <T>([message]: readonly Message<T>[], meaning: Meaning): T => {
  if (message === undefined) throw new ProviderError({ kind: 'unintelligible', path: 'ResponseMessages' });
  if (message.kind === 'failed') throw new ProviderError(meaning(message));
  return message.value;
};
