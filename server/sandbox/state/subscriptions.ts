import type { Change } from './log.ts';

/** One subscription to changes of a calendar, as plain JSON. Instants are UTC ms of the sandbox's clock. */
export type Subscription = {
  id: string;
  /** As the application wrote it. */
  resource: string;
  /** As the application wrote it, and what it means. */
  changeType: string;
  kinds: Change['kind'][];
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  clientState: string | null;
  latestSupportedTlsVersion: string;
  expiresAt: number;
  /** When the application last showed a token for it: at its creation, renewal or reauthorisation. */
  authorizedAt: number;
  clientId: string;
  tenantId: string;
  /** The person whose token created it; null for the application by itself. */
  person: string | null;
  /** Object id of whoever created it, person or service principal. */
  creatorId: string;
  /** `oid` of the mailbox, and the one calendar of it that is watched. */
  mailbox: string;
  calendarId: string;
  /** Whether its notifications carry immutable ids. */
  immutableIds: boolean;
};

/** The subscriptions that live. One that has expired is gone, and nobody is told. */
export class Subscriptions {
  readonly #data: Subscription[];
  readonly #now: () => number;
  readonly #changed: () => void;

  constructor(data: Subscription[], world: { now(): number; changed(): void }) {
    this.#data = data;
    this.#now = world.now;
    this.#changed = world.changed;
  }

  all(): readonly Subscription[] {
    const now = this.#now();
    const expired = ({ expiresAt }: Subscription) => expiresAt <= now;
    if (this.#data.some(expired)) this.remove(expired);
    return this.#data;
  }

  find(id: string): Subscription | null {
    return this.all().find((one) => one.id === id) ?? null;
  }

  add(subscription: Subscription): void {
    this.#data.push(subscription);
    this.#changed();
  }

  change(id: string, patch: Partial<Omit<Subscription, 'id'>>): void {
    const subscription = this.find(id);
    if (subscription === null) return;
    Object.assign(subscription, patch);
    this.#changed();
  }

  /** Those that were removed. */
  remove(which: (subscription: Subscription) => boolean): Subscription[] {
    const removed = this.#data.filter(which);
    const left = this.#data.filter((one) => !removed.includes(one));
    this.#data.splice(0, this.#data.length, ...left);
    this.#changed();
    return removed;
  }
}
