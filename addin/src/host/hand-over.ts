import type { PageSettings } from '../../../server/contract/page-settings.ts';
import { CONSENT_CHANNEL, type HandedOver, isPickedUp } from './consent-messages.ts';
import { isOutlookWindow, loadOffice, tellPane } from './tell-outlook.ts';

const REACHING_HOST = 5_000;

const late = (ms: number) => new Promise<'late'>((resolve) => setTimeout(resolve, ms, 'late'));

const openerIsOurs = (): boolean => {
  try {
    return (window.opener as Window).location.origin === location.origin;
  } catch {
    return false;
  }
};

/** Outlook's window has no say of its own: the pane is told, and closes it. */
async function tellOutlook(settings: PageSettings, message: HandedOver) {
  await loadOffice(settings.officeScripts);
  await tellPane(message);
}

/** Tells Teams how its window ended; Teams then closes it. Nothing happens where the opener is no such host. */
export async function tellTeams(
  settings: PageSettings,
  tell: 'notifySuccess' | 'notifyFailure',
  word: string,
): Promise<void> {
  if (!window.opener || openerIsOurs()) return;
  const { app, authentication } = await import('@microsoft/teams-js');
  const reached = app.initialize(settings.messageOrigins).then(
    () => 'reached' as const,
    () => 'late' as const,
  );
  if ((await Promise.race([reached, late(REACHING_HOST)])) === 'reached') authentication[tell](word);
}

/**
 * Sends the one-time code home by every way there is: BroadcastChannel, the opener if it is ours, and the host.
 * The code alone is worth nothing: it is redeemed with the verifier and the bearer token of the tab that started.
 * @param onPickedUp called when a tab of ours has taken it
 */
export function handOverCode(
  settings: PageSettings,
  { code, consentId }: { code: string; consentId: string },
  onPickedUp: () => void,
): void {
  const message: HandedOver = { type: 'code', consentId, code };
  const channel = new BroadcastChannel(CONSENT_CHANNEL);
  const answered = (event: MessageEvent<unknown>) => {
    if (isPickedUp(event.data, consentId)) onPickedUp();
  };
  channel.onmessage = answered;
  window.addEventListener('message', (event) => {
    if (event.origin === location.origin) answered(event);
  });
  channel.postMessage(message);
  (window.opener as Window | null)?.postMessage(message, location.origin);
  // Where the host can't be reached the code is shown, for the person to carry it over.
  if (isOutlookWindow()) tellOutlook(settings, message).catch(() => {});
  else void tellTeams(settings, 'notifySuccess', code);
}

/** Lets Teams close its window; what was refused is read from the server. */
export const handOverRefusal = (settings: PageSettings, reason: string): Promise<void> =>
  tellTeams(settings, 'notifyFailure', reason);
