import { CONSENT_CHANNEL, isHandedOver, type PickedUp } from './consent-messages.ts';

/**
 * Waits for the code that our page in Microsoft's window sends, by BroadcastChannel or from `window.open`'s child.
 * Only messages of our own origin count. Never settles without a code; `signal` ends the waiting.
 */
export function receiveCode(consentId: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(CONSENT_CHANNEL);
    const pickedUp: PickedUp = { type: 'picked-up', consentId };
    const take = (event: MessageEvent<unknown>, answer: () => void) => {
      if (!isHandedOver(event.data, consentId)) return;
      answer();
      resolve(event.data.code);
    };
    const onMessage = (event: MessageEvent<unknown>) => {
      if (event.origin !== location.origin) return;
      take(event, () => event.source?.postMessage(pickedUp, { targetOrigin: location.origin }));
    };
    channel.onmessage = (event) => take(event, () => channel.postMessage(pickedUp));
    window.addEventListener('message', onMessage);
    signal.addEventListener('abort', () => {
      window.removeEventListener('message', onMessage);
      channel.close();
    });
  });
}
