import type { ConsentEnd, ConsentTrip } from './host.ts';

const LOOKING = 500;

const closing = (popup: Window, signal: AbortSignal): Promise<ConsentEnd> =>
  new Promise((resolve) => {
    const timer = setInterval(() => {
      if (popup.closed) resolve({ end: 'closed' });
      if (popup.closed || signal.aborted) clearInterval(timer);
    }, LOOKING);
  });

/** The window is opened before the trip is known, because a blocker lets it through only straight from the click. */
export async function openWindow(trip: Promise<ConsentTrip>, signal: AbortSignal): Promise<ConsentEnd> {
  const popup = window.open('about:blank', '', 'popup,width=600,height=680');
  if (popup === null) {
    trip.catch(() => {});
    return { end: 'blocked' };
  }
  signal.addEventListener('abort', () => popup.close());
  try {
    popup.location.replace((await trip).startUrl);
  } catch (error) {
    popup.close();
    throw error;
  }
  return closing(popup, signal);
}
