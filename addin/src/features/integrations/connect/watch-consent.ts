import type { ConsentStatus } from '../../../../../server/contract/consents.ts';
import { ApiError } from '../../../api/api-error.ts';
import type { Api } from '../../../api/client.ts';

const ASKING = 2_000;

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ASKING);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

const passing = (error: unknown): boolean =>
  error instanceof ApiError && !['not-found', 'gone', 'forbidden', 'invalid-request'].includes(error.problem);

/**
 * Asks every 2 s how the consent stands, until it is no longer open. This is the only way that is left when Entra
 * isolates its window. A failed question is asked again; the server lets the consent expire after some minutes.
 */
export async function watchConsent(api: Api, consentId: string, signal: AbortSignal): Promise<ConsentStatus> {
  for (;;) {
    await pause(signal);
    try {
      const status = await api('getConsent', { params: { consentId }, signal });
      if (status.status !== 'open') return status;
    } catch (error) {
      if (signal.aborted) throw error;
      if (!passing(error)) return { status: 'expired' };
    }
  }
}
