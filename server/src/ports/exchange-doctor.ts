import type { ExaminationReport } from '../domain/exchange/finding.ts';
import type { ServerBuild } from '../domain/exchange/version.ts';
import type { LoginAccess } from './access.ts';
import type { RemoteAccount } from './calendar-provider.ts';

/**
 * What came of examining a server with a login. `account` is the mailbox that was reached, null where none was, and
 * `mainCalendarId` its main calendar as the provider lists it; `build` is what the server says of itself.
 */
export type Examination = {
  readonly report: ExaminationReport;
  readonly account: RemoteAccount | null;
  readonly mainCalendarId: string | null;
  readonly build: ServerBuild | null;
};

export interface ExchangeDoctor {
  /**
   * Goes through `EXCHANGE_STEPS` until one fails; a refused address gets no further step, so that nobody can scan ports
   * with it. The login is shown once, through `access`. Never throws for what is wrong with the server or the login.
   */
  examine(access: LoginAccess): Promise<Examination>;
}
