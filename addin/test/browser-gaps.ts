import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import { BroadcastChannel } from 'node:worker_threads';
import { afterEach } from '@jest/globals';

const channels = new Set<BroadcastChannel>();

class TidyChannel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.add(this);
  }
}

/** An observer that never sees anything: jsdom lays nothing out. */
class BlindObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** What every browser has and jsdom does not. Import it before anything that renders. */
Object.assign(globalThis, {
  fetch: () => Promise.reject(new TypeError('Nothing is reachable here.')),
  BroadcastChannel: TidyChannel,
  TextDecoder,
  TextEncoder,
  IntersectionObserver: BlindObserver,
  ResizeObserver: BlindObserver,
});
Object.defineProperty(globalThis.crypto, 'subtle', { value: webcrypto.subtle });
const focusedBefore = new WeakMap<HTMLDialogElement, Element | null>();
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    focusedBefore.set(this, document.activeElement);
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
    (focusedBefore.get(this) as HTMLElement | null | undefined)?.focus();
  },
});
Object.assign(Element.prototype, { scrollTo() {} });

afterEach(() => {
  for (const channel of channels) channel.close();
  channels.clear();
});
