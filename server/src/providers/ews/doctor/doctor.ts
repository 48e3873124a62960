import { failedAt, type StepReport } from '../../../domain/exchange/finding.ts';
import type { LoginAccess } from '../../../ports/access.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Examination, ExchangeDoctor } from '../../../ports/exchange-doctor.ts';
import { mainCalendar, readAccount } from '../account.ts';
import type { EwsClient } from '../asking/client.ts';
import { type Errand, errandOf } from '../asking/errand.ts';
import { questions } from '../asking/questions.ts';
import type { Approach } from '../transport/approach.ts';
import { type Examine, examining, StepFailed } from './examine.ts';
import { foundIn } from './found.ts';
import { versionStep } from './version-step.ts';
import { examineWay } from './way.ts';

const WEEK = 7 * 86_400_000;

/** The errand, or what keeps it from being run: a login that was rejected before is not lent again. */
const errandFor = async (access: LoginAccess, signal: AbortSignal): Promise<Errand | Examination> => {
  try {
    return await errandOf(access, null, signal);
  } catch (error) {
    const found = foundIn(error);
    if (found === null || found.finding === 'calendar-unreadable') throw error;
    return {
      report: failedAt('sign-in', found.finding, found.fact),
      ...{ account: null, mainCalendarId: null, build: null },
    };
  }
};

/** Signs in, and reads as far as a sync would. */
const examineMailbox = async (
  client: EwsClient,
  errand: Errand,
  examine: Examine,
  now: number,
): Promise<Pick<Examination, 'account' | 'mainCalendarId'>> => {
  const main = mainCalendar(errand);
  const [answer] = await examine('sign-in', () => client.ask(errand, questions.folders([main], false)));
  const { build } = client.about(errand);
  await examine(
    'version',
    () => versionStep(build, errand.mailbox.version),
    (report) => report,
  );
  const account = await examine(
    'mailbox',
    () => readAccount(client, errand),
    ({ address }) => address,
  );
  const window = { start: now, end: now + WEEK };
  await examine('calendar', () =>
    client.one(
      errand,
      questions.view(main, window, 10, () => []),
    ),
  );
  const isRead = answer?.kind === 'success' && answer.value.kind === 'item';
  return { account, mainCalendarId: isRead ? answer.value.item.id : null };
};

/**
 * Examines Exchange servers, with the ways and the client that read them later. Somebody waits for it: the step at which
 * the time for an examination runs out is the one that failed.
 */
export const exchangeDoctor = ({
  approach,
  client,
  clock,
}: {
  readonly approach: Approach;
  readonly client: EwsClient;
  readonly clock: Clock;
}): ExchangeDoctor => ({
  async examine(access) {
    const signal = AbortSignal.timeout(approach.limits.examination);
    const errand = await errandFor(access, signal);
    if ('report' in errand) return errand;
    const report: StepReport[] = [];
    const examine = examining(report, signal);
    try {
      await examineWay(approach, errand.mailbox, { examine, signal, now: () => clock.now() });
      const mailbox = await examineMailbox(client, errand, examine, clock.now());
      return { report, ...mailbox, build: client.about(errand).build };
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      const { build } = client.about(errand);
      return { report: error.report, account: null, mainCalendarId: null, build };
    }
  },
});
