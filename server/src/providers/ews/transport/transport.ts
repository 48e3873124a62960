import { randomUUID } from 'node:crypto';
import type { LoginAccess } from '../../../ports/access.ts';
import type { Clock } from '../../../ports/clock.ts';
import { Remembered } from '../remembered.ts';
import { Account } from './account.ts';
import { type ApproachOptions, approachOf } from './approach.ts';
import { providerError } from './failure.ts';
import { inTime } from './in-time.ts';
import { outages } from './outages.ts';
import type { NtlmScheme } from './sign-in.ts';
import { textOf } from './text.ts';
import { type Arrived, visited } from './visit.ts';

export type EwsRequest = {
  /** As `serverAddress` gives it. */
  readonly url: string;
  /** False where a device in front of the server ends TLS. */
  readonly channelBinding: boolean;
  readonly access: Pick<LoginAccess, 'signIn'>;
  /** Names login, password and server: what was signed in under one key is never used for another. */
  readonly key: string;
  readonly body: string;
  /** The mailbox that is meant. */
  readonly anchor: string | null;
  /** Where somebody waits for it, until when; it is tried whatever is known of the server. */
  readonly signal?: AbortSignal;
};

/**
 * What Exchange Web Services answered: 200, or 500 with a fault. The body has to be read to its end or given up (by
 * `return` of its iterator), since its connection is nobody else's until then; reading throws ProviderError.
 */
export type EwsAnswer = {
  readonly status: number;
  readonly body: AsyncIterable<string>;
  readonly requestId: string;
};

export type Transport = {
  /** @throws ProviderError */
  send(request: EwsRequest): Promise<EwsAnswer>;
  /** Ends everything, requests that are on their way too. */
  close(): Promise<void>;
};

export type TransportOptions = ApproachOptions & { readonly clock: Clock };

/**
 * Sends texts to Exchange servers and reads what they answer.
 * @throws Error when the settings can't be read.
 */
export const openTransport = (options: TransportOptions): Transport => {
  const approach = approachOf(options);
  const { limits } = approach;
  // What is being read for a login that is forgotten is read to its end.
  const accounts = new Remembered<Account>(limits.logins, ({ pool }) => pool.retire());
  const known = new Remembered<NtlmScheme>(limits.logins);
  const passing = outages(limits, () => performance.now());
  const ending = new AbortController();

  const go = async (
    { url, signal: given, ...request }: EwsRequest,
    requestId: string,
  ): Promise<Arrived & { readonly end: () => void }> => {
    const target = approach.address(url);
    const account = accounts.of(request.key, () => new Account(limits.connections));
    const ends = new DisposableStack();
    const { signal } = ends.use(inTime(limits.visit, ending.signal, ...(given === undefined ? [] : [given])));
    try {
      await account.places.enter(signal);
      ends.defer(() => account.places.leave());
      const now = () => options.clock.now();
      const arrived = await visited({
        ...request,
        ...{ approach, account, target, requestId, signal, known, now },
        outages: passing,
        isUrgent: given !== undefined,
      });
      ends.defer(() => account.pool.giveBack(arrived.connection));
      return { ...arrived, end: () => ends.dispose() };
    } catch (error) {
      ends.dispose();
      throw error;
    }
  };

  return {
    send: async (request) => {
      const requestId = randomUUID();
      try {
        const { answer, end } = await go(request, requestId);
        if (answer.body.closed) end();
        else answer.body.once('close', end);
        return { status: answer.statusCode, body: textOf(answer, limits.answer), requestId };
      } catch (error) {
        throw providerError(error);
      }
    },
    close: async () => {
      ending.abort(new Error('closed'));
      await Promise.all(accounts.values().map(({ pool }) => pool.close()));
    },
  };
};
