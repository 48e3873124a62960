import { randomUUID } from 'node:crypto';
import { type Fault, NewFault, type Service } from './fault.ts';
import { type Asked, matches } from './matching.ts';

/** Has struck as often as it was meant to. */
export const isSpent = ({ times, struck }: Fault): boolean => times !== null && struck >= times;

/** The faults that were put on Microsoft's requests, oldest first. Spent ones stay, to be looked at. */
export class Faults {
  readonly #data: Fault[];
  readonly #changed: () => void;

  constructor(data: Fault[], changed: () => void) {
    this.#data = data;
    this.#changed = changed;
  }

  list(): readonly Fault[] {
    return this.#data;
  }

  /** Throws `ZodError` for a fault that there can't be. */
  add(fault: NewFault): Fault {
    const added = { ...NewFault.parse(fault), id: randomUUID(), struck: 0, skipped: 0 };
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
    return this.#data.some((fault) => fault.service === service && !isSpent(fault));
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
      if (isSpent(fault) || !matches(fault, asked)) continue;
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
