import { type SchemaName, schemaOf } from '../../../domain/exchange/version.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type Failure, ProviderError } from '../../../ports/failure.ts';
import type { Answer, Message } from '../codec/answer.ts';
import type { Problem } from '../codec/problem.ts';
import { messagesOf, onlyValue } from '../codec/succeeded.ts';
import { Remembered } from '../remembered.ts';
import type { EwsAnswer, Transport } from '../transport/transport.ts';
import { ServerAccount } from './account.ts';
import type { Errand } from './errand.ts';
import { failureIn } from './failure.ts';
import { refusesProperty } from './plain-properties.ts';
import type { Acquaintance, Question } from './question.ts';
import { insteadOf, isOfMailbox, isUnderstood } from './schema-steps.ts';
import { KnownServer } from './server.ts';

export type EwsClient = {
  /**
   * One message for each thing that was asked for.
   * @throws ProviderError for what concerns the whole request, or the account.
   */
  ask<T>(errand: Errand, question: Question<T>): Promise<readonly Message<T>[]>;
  /** The value of a question for one thing. @throws ProviderError */
  one<T>(errand: Errand, question: Question<T>): Promise<T>;
  about(errand: Errand): Acquaintance;
  /** UTC in ms. */
  now(): number;
  /** A calendar view showed whether the server expands series; that holds for all calendars there. */
  sawSeries(errand: Errand, expanded: boolean): void;
  /** What it means that a message failed. */
  failureOf(problem: Problem): Failure;
};

/** Logins that are remembered at most, and addresses of servers. */
const MOST_ACCOUNTS = 10_000;
const MOST_SERVERS = 1000;

const isProblem = <T>(message: Message<T>): message is Extract<Message<T>, { kind: 'failed' }> =>
  message.kind === 'failed';

export const ewsClient = ({
  transport,
  clock,
}: {
  readonly transport: Pick<Transport, 'send'>;
  readonly clock: Clock;
}): EwsClient => {
  const accounts = new Remembered<ServerAccount>(MOST_ACCOUNTS);

  const servers = new Remembered<KnownServer>(MOST_SERVERS);

  const accountOf = ({ mailbox: { key, url } }: Errand): ServerAccount =>
    accounts.of(key, () => new ServerAccount(servers.of(url, () => new KnownServer())));

  /** @throws ProviderError `throttled`, and everything waits, where a problem says that the server is busy. */
  const heed = (account: ServerAccount, problem: Problem): void => {
    const now = clock.now();
    if (failureIn(problem, now).kind !== 'throttled') return;
    throw new ProviderError({ kind: 'throttled', until: account.busy.told(problem.backOff, now) });
  };

  const heedAll = <T>(account: ServerAccount, answer: Answer<T>, expects: readonly string[]): void => {
    const problems = answer.kind === 'fault' ? [answer.fault] : answer.messages.filter(isProblem);
    for (const problem of problems) if (!expects.includes(problem.code)) heed(account, problem);
  };

  const sent = async (errand: Errand, account: ServerAccount, text: string): Promise<EwsAnswer> => {
    const { access, anchor, mailbox, signal } = errand;
    const { url, channelBinding, key } = mailbox;
    const signIn: typeof access.signIn = (attempt) =>
      access.signIn((login) => {
        account.username = login.username;
        return attempt(login);
      });
    try {
      return await transport.send({
        ...{ url, channelBinding, key, body: text, access: { signIn } },
        // Who is unknown to the directory is known by the login.
        anchor: anchor?.includes('@') ? anchor : null,
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (error instanceof ProviderError && error.failure.kind === 'throttled')
        account.busy.told(error.failure.until - clock.now(), clock.now());
      throw error;
    }
  };

  const answered = async <T>({ status, body }: EwsAnswer, { read }: Question<T>): Promise<Answer<T>> => {
    try {
      return await read(body);
    } catch (error) {
      // A fault that can't be read is a fault all the same.
      if (status !== 200 && error instanceof ProviderError && error.failure.kind === 'unintelligible')
        throw new ProviderError({ kind: 'unavailable' }, { cause: error });
      throw error;
    }
  };

  /** Asks in other words until the server understands. */
  const understood = async <T>(
    errand: Errand,
    account: ServerAccount,
    question: Question<T>,
  ): Promise<Answer<T>> => {
    const { version } = errand.mailbox;
    const tried = new Set<SchemaName>();
    const first = account.schemaFor(version);
    let schema = first;
    let ofMailbox = false;
    for (;;) {
      tried.add(schema);
      const answer = await answered(await sent(errand, account, question.request(schema).text), question);
      const other = insteadOf(schema, answer);
      if (other === null || tried.has(other)) {
        const isStill = account.isStill(answer.build);
        // What another one understood may be less than this one does.
        if (isUnderstood(answer) && (isStill || first === schemaOf(version)))
          account.understood(version, schema, ofMailbox);
        heedAll(account, answer, question.expects ?? []);
        return answer;
      }
      schema = other;
      ofMailbox ||= isOfMailbox(answer);
    }
  };

  const failureOf = (problem: Problem): Failure => failureIn(problem, clock.now());

  const ask = async <T>(errand: Errand, wish: Question<T>): Promise<readonly Message<T>[]> => {
    const account = accountOf(errand);
    const question = (account.refusesProperties && wish.plainer) || wish;
    const go = () =>
      account.busy.pass(
        () => clock.now(),
        () => understood(errand, account, question),
      );
    const answer = await (question.alone ? account.alone(go) : go());
    if (question.plainer && refusesProperty(answer)) {
      account.refusesProperties = true;
      return ask(errand, question.plainer);
    }
    return messagesOf(answer, failureOf);
  };

  return {
    ask,
    failureOf,

    one: async (errand, question) => onlyValue(await ask(errand, question), failureOf),

    sawSeries(errand, expanded) {
      accountOf(errand).traits.expandsSeries = expanded;
    },

    now: () => clock.now(),

    about(errand) {
      const account = accountOf(errand);
      const { build, expandsSeries } = account.traits;
      return {
        build,
        expandsSeries,
        username: account.username,
        schema: account.schemaFor(errand.mailbox.version),
      };
    },
  };
};
