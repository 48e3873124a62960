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
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
  },
});
Object.assign(Element.prototype, { scrollTo() {} });

afterEach(() => {
  for (const channel of channels) channel.close();
  channels.clear();
});
