import { type Failure, ProviderError } from '../../ports/failure.ts';
import type { EwsClient } from './asking/client.ts';
import type { Message } from './codec/answer.ts';
import type { EwsFolder } from './codec/folder.ts';
import type { Listed } from './codec/listed.ts';

/** Not there, or not for us. */
export const isClosed = (failure: Failure): boolean =>
  failure.kind === 'not-found' || (failure.kind === 'exchange' && failure.finding === 'calendar-unreadable');

/** The folder of an answer; null where it is closed to us. @throws ProviderError for every other failure. */
export const reached = (
  client: EwsClient,
  message: Message<Listed<EwsFolder>> | undefined,
): EwsFolder | null => {
  if (message === undefined) throw new ProviderError({ kind: 'unintelligible', path: 'ResponseMessages' });
  if (message.kind === 'failed') {
    const failure = client.failureOf(message);
    if (isClosed(failure)) return null;
    throw new ProviderError(failure);
  }
  if (message.value.kind === 'item') return message.value.item;
  throw new ProviderError({ kind: 'unintelligible', path: message.value.path });
};
