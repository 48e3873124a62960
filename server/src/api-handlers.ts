import { randomBytes } from 'node:crypto';
import { DEFAULT_SYNC } from './domain/sync-settings.ts';
import { appointmentHandlers } from './http/appointments.ts';
import { approvalHandlers } from './http/approvals.ts';
import { calendarHandlers } from './http/calendars.ts';
import { connectionHandlers } from './http/connections.ts';
import { consentHandlers } from './http/consents.ts';
import { exchangeHandlers } from './http/exchange.ts';
import type { Handlers } from './http/handler.ts';
import { meetingHandlers } from './http/meetings.ts';
import { myDataHandlers } from './http/my-data.ts';
import { presentConnection, presentOne } from './http/present-connection.ts';
import { sessionHandlers } from './http/session.ts';
import type { openLogins } from './identity/logins.ts';
import type { ScopeSet } from './identity/scopes.ts';
import type { AccessFor } from './ports/access.ts';
import type { Caller } from './ports/caller.ts';
import type { Clock } from './ports/clock.ts';
import type { ExchangeDoctor } from './ports/exchange-doctor.ts';
import type { Log } from './ports/log.ts';
import type { SyncQueue } from './ports/sync-queue.ts';
import type { TokenService } from './ports/token-service.ts';
import type { Vault } from './ports/vault.ts';
import type { WatchProvider } from './ports/watches.ts';
import type { providerByAccess } from './providers/by-access.ts';
import type { openStores } from './store/stores.ts';
import { addCalendar } from './usecases/add-calendar.ts';
import { beginSync } from './usecases/begin-sync.ts';
import { chooseLink } from './usecases/choose-link.ts';
import { connect } from './usecases/connect.ts';
import { connectExchange } from './usecases/connect-exchange.ts';
import { deleteMyData } from './usecases/delete-my-data.ts';
import { disconnect } from './usecases/disconnect.ts';
import { describeExchange, examineExchange } from './usecases/examine-exchange.ts';
import { exportMyData } from './usecases/export-my-data.ts';
import { findAppointment } from './usecases/find-appointment.ts';
import { getConsent } from './usecases/get-consent.ts';
import { listCalendars } from './usecases/list-calendars.ts';
import { listConnections } from './usecases/list-connections.ts';
import { listMeetings } from './usecases/list-meetings.ts';
import { listOffers } from './usecases/list-offers.ts';
import { redeemConsent } from './usecases/redeem-consent.ts';
import { listApprovals, requestApproval } from './usecases/request-approval.ts';
import { saveSettings } from './usecases/save-settings.ts';
import { seeCalendars } from './usecases/see-calendars.ts';
import { startConsent } from './usecases/start-consent.ts';
import { syncNow } from './usecases/sync-now.ts';
import { withdrawApproval } from './usecases/withdraw-approval.ts';

/** What `createApp` has made by the time the API is put together. */
export type Parts = ReturnType<typeof openStores> & {
  readonly provider: ReturnType<typeof providerByAccess>;
  readonly watching: WatchProvider;
  readonly doctor: ExchangeDoctor;
  readonly logins: ReturnType<typeof openLogins>;
  readonly tokens: TokenService;
  readonly accessFor: AccessFor;
  readonly queue: SyncQueue;
  readonly vault: Vault;
  readonly scopes: ScopeSet;
  readonly allowedTenants: ReadonlySet<string> | null;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly random: () => number;
  /** Real time, ms. */
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
};

/** Every endpoint of the API with the use case that answers it. */
export const apiHandlers = (parts: Parts): Handlers => {
  const { clock, logins } = parts;
  const attaching = { ...parts, beginSync: beginSync(parts) };
  const leaving = { ...parts, provider: parts.watching };
  const newSecret = () => randomBytes(32).toString('base64url');

  const overview = listConnections(parts);
  const presentConnections = async (caller: Caller) => {
    const now = clock.now();
    return (await overview(caller)).map((one) => presentConnection(one, caller.account, now));
  };
  const present = presentOne(presentConnections);

  return {
    ...sessionHandlers({ listOffers: listOffers(parts) }),
    ...connectionHandlers({
      connect: connect(attaching),
      redeemConsent: redeemConsent(attaching),
      disconnect: disconnect(leaving),
      syncNow: syncNow(parts),
      listApprovals: listApprovals(parts),
      presentConnections,
      present,
    }),
    ...consentHandlers({
      startConsent: startConsent({ ...parts, newSecret }),
      getConsent: getConsent(parts),
    }),
    ...approvalHandlers({
      requestApproval: requestApproval(parts),
      withdrawApproval: withdrawApproval(parts),
    }),
    ...exchangeHandlers({
      connectExchange: connectExchange(attaching),
      examineExchange: examineExchange({ ...parts, lend: logins.lend }),
      describeExchange: describeExchange(parts),
      present,
    }),
    ...calendarHandlers({
      listCalendars: listCalendars(parts),
      saveSettings: saveSettings(parts),
      addCalendar: addCalendar(parts),
      seeCalendars: seeCalendars(parts),
      clock,
    }),
    ...meetingHandlers({ listMeetings: listMeetings(parts), chooseLink: chooseLink(parts) }),
    ...myDataHandlers({ exportMyData: exportMyData(parts), deleteMyData: deleteMyData(leaving) }),
    ...appointmentHandlers({ findAppointment: findAppointment({ ...parts, settings: DEFAULT_SYNC }) }),
  };
};
