import { createPeer, type Message, type Peer } from './envelope.ts';

export type SignInRequest = { url: unknown; width: unknown; height: unknown };
type Settle = (succeeded: boolean, result: unknown) => void;
type Current = { popup: Window; peer: Peer; watch: number; settle: Settle };

/** Cannot be told from outside how a window ended, so it is asked. */
const watchEvery = 200;

const pixels = (value: unknown, fallback: number) =>
  typeof value === 'number' && value > 0 ? value : fallback;

const features = (width: number, height: number) => {
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + (outerHeight - height) / 2);
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
};

/**
 * The window for `authentication.authenticate`. The host opens it and is its opener; the app's last page in it
 * reports to the host. One at a time, as in Teams. The words of failure are those that Teams uses.
 */
export const createSignInWindow = (appOrigin: string) => {
  let current: Current | null = null;

  const finish = (succeeded: boolean, result: unknown) => {
    if (!current) return;
    clearInterval(current.watch);
    const { settle } = current;
    current = null;
    settle(succeeded, result);
  };

  const open = ({ url, width, height }: SignInRequest, settle: Settle) => {
    if (typeof url !== 'string' || !URL.canParse(url) || new URL(url).protocol !== 'https:') {
      settle(false, 'Url should be a valid https url');
      return;
    }
    current?.popup.close();
    finish(false, 'CancelledByUser');
    const popup = window.open(url, '_blank', features(pixels(width, 600), pixels(height, 535)));
    if (!popup) {
      settle(false, 'FailedToOpenWindow');
      return;
    }
    const watch = window.setInterval(() => {
      if (popup.closed) finish(false, 'CancelledByUser');
    }, watchEvery);
    current = { popup, peer: createPeer(popup, appOrigin), watch, settle };
  };

  /** The peer if this message came from the open window, else null. */
  const peerOf = (source: MessageEventSource | null): Peer | null =>
    current && source === current.popup ? current.peer : null;

  const report = (message: Message, succeeded: boolean) => finish(succeeded, message.args[0] ?? null);

  return { open, peerOf, report };
};
