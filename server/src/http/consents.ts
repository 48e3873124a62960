import type { ConsentStatus } from '../domain/consent.ts';
import type { Caller } from '../ports/caller.ts';
import type { ConsentWish, StartedConsent } from '../usecases/start-consent.ts';
import type { Handlers } from './handler.ts';

export type ConsentDeps = {
  readonly startConsent: (caller: Caller, wish: ConsentWish) => Promise<StartedConsent>;
  readonly getConsent: (caller: Caller, id: string) => Promise<ConsentStatus>;
};

export const consentHandlers = ({
  startConsent,
  getConsent,
}: ConsentDeps): Pick<Handlers, 'startConsent' | 'getConsent'> => ({
  async startConsent({ caller, body }) {
    const { id, startUrl, expiresAt } = await startConsent(caller, body);
    return { id, startUrl, expiresAt: new Date(expiresAt).toISOString() };
  },
  getConsent: ({ caller, params }) => getConsent(caller, params.consentId),
});
