import { SIGN_IN_PAGE } from './entra-flow.ts';
import type { ConsentEnd, ConsentTrip } from './host.ts';
import { officeDialog } from './office-dialog.ts';

const readCode = (message: unknown): string | null => {
  const { type, code } = (message ?? {}) as { type?: unknown; code?: unknown };
  return type === 'code' && typeof code === 'string' ? code : null;
};

/**
 * Outlook's window for a consent. It opens our own page first, since only a page that has loaded Office.js there
 * makes it known to those that come after Microsoft's.
 */
export async function consentDialog(trip: Promise<ConsentTrip>, signal: AbortSignal): Promise<ConsentEnd> {
  const { startUrl } = await trip;
  const start = new URL(startUrl);
  const address = `${location.origin}${SIGN_IN_PAGE}?${new URLSearchParams({ consent: start.searchParams.get('id') ?? '' })}`;
  const ended = await officeDialog(address, readCode, signal);
  return ended.end === 'told' ? { end: 'code', code: ended.told } : ended;
}
