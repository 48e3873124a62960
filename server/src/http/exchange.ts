import type { Connection as PresentedConnection } from '../../contract/connections.ts';
import type { ExchangeDetails, ExchangeOutcome } from '../../contract/exchange.ts';
import type { ExaminationReport } from '../domain/exchange/finding.ts';
import { parseBuild, versionOf } from '../domain/exchange/version.ts';
import type { Caller } from '../ports/caller.ts';
import type { ExchangeResult, ExchangeWish } from '../usecases/connect-exchange.ts';
import type { ExchangeDescription } from '../usecases/examine-exchange.ts';
import type { Handlers } from './handler.ts';

export type ExchangeDeps = {
  readonly connectExchange: (
    caller: Caller,
    wish: ExchangeWish,
    connectionId: string | null,
  ) => Promise<ExchangeResult>;
  readonly examineExchange: (
    caller: Caller,
    connectionId: string,
  ) => Promise<{ readonly url: string; readonly report: ExaminationReport }>;
  readonly describeExchange: (caller: Caller, connectionId: string) => Promise<ExchangeDescription>;
  /** One of the caller's connections as the screens show it. @throws Refusal `not-found` */
  readonly present: (caller: Caller, connectionId: string) => Promise<PresentedConnection>;
};

const presentDetails = ({ build, ...described }: ExchangeDescription): ExchangeDetails => {
  const numbers = build === null ? null : parseBuild(build);
  return { ...described, build, reportedVersion: numbers && versionOf(numbers) };
};

export const exchangeHandlers = (
  deps: ExchangeDeps,
): Pick<Handlers, 'connectExchange' | 'getExchange' | 'renewExchange' | 'examineExchange'> => {
  const outcome = async (caller: Caller, result: ExchangeResult): Promise<ExchangeOutcome> => {
    const { url, report } = result;
    return result.outcome === 'failed'
      ? { outcome: 'failed', url, report: [...report] }
      : {
          outcome: 'connected',
          url,
          report: [...report],
          connection: await deps.present(caller, result.connection.id),
          again: result.again,
        };
  };

  return {
    connectExchange: async ({ caller, body }) =>
      outcome(caller, await deps.connectExchange(caller, body, null)),
    renewExchange: async ({ caller, params, body }) =>
      outcome(caller, await deps.connectExchange(caller, body, params.connectionId)),
    getExchange: async ({ caller, params }) =>
      presentDetails(await deps.describeExchange(caller, params.connectionId)),
    async examineExchange({ caller, params }) {
      const { url, report } = await deps.examineExchange(caller, params.connectionId);
      return { url, report: [...report] };
    },
  };
};
