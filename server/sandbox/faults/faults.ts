import { randomUUID } from 'node:crypto';
import { type Fault, NewFault, type Service } from './fault.ts';
import { type Asked, matches } from './matching.ts';

/** Has struck as often, or lasted as long, as it was meant to. `now` is UTC ms. */
export const isOver = ({ times, struck, lasts, since }: Fault, now: number): boolean =>
  (times !== null && struck >= times) || (lasts !== null && now >= since + lasts);

/** The faults that were put on Microsoft's requests, oldest first. Those that are over stay, to be looked at. */
export class Faults {
  readonly #data: Fault[];
  readonly #now: () => number;
  readonly #changed: () => void;

  constructor(data: Fault[], world: { now(): number; changed(): void }) {
    this.#data = data;
    this.#now = world.now;
    this.#changed = world.changed;
  }

  list(): readonly Fault[] {
    return this.#data;
  }

  /** Throws `ZodError` for a fault that there can't be. */
  add(fault: NewFault): Fault {
    const added = { ...NewFault.parse(fault), id: randomUUID(), since: this.#now(), struck: 0, skipped: 0 };
    this.#data.push(added);
    this.#changed();
    return added;
  }

  /** False when there is no such fault. */
  remove(id: string): boolean {
    const index = this.#data.findIndex((fault) => fault.id === id);
    if (index === -1) return false;
    this.#data.splice(index, 1);
    this.#changed();
    return true;
  }

  clear(): void {
    this.#data.length = 0;
    this.#changed();
  }

  /** Whether any request to the service could be struck now. */
  threaten(service: Service): boolean {
    return this.#data.some((fault) => fault.service === service && !isOver(fault, this.#now()));
  }

  /** Whether it matters whose data a request is about. */
  askWhose(service: Service): boolean {
    return this.#data.some(
      ({ person, tenant, ...fault }) =>
        fault.service === service && (person !== undefined || tenant !== undefined),
    );
  }

  /** The fault that strikes this request, counted as struck; null for none. The oldest that may, does. */
  strike(asked: Asked): Fault | null {
    for (const fault of this.#data) {
      if (isOver(fault, this.#now()) || !matches(fault, asked)) continue;
      this.#changed();
      if (fault.skipped < fault.skip) {
        fault.skipped += 1;
        continue;
      }
      fault.struck += 1;
      return fault;
    }
    return null;
  }
}
