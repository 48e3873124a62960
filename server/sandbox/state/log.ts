/** One change of one item in one calendar. Delta answers, EWS sync and notifications are views of these. */
export type Change = {
  /** Grows by one with every change in the sandbox. */
  seq: number;
  at: number;
  kind: 'created' | 'updated' | 'deleted';
  mailbox: string;
  calendarId: string;
  item: number;
  series: boolean;
  /** Original date of the one occurrence that was changed or deleted; null for the whole item. */
  occurrence: string | null;
};

export type LogData = { log: Change[]; lastSeq: number };

/** So many changes are remembered; a token older than the oldest one is answered with "unknown". */
const REMEMBERED = 100_000;

/** Appends to and reads from `data.log`. Listeners hear each change after it has been written. */
export class ChangeLog {
  readonly #data: () => LogData;
  readonly #listeners = new Set<(change: Change) => void>();

  constructor(data: () => LogData) {
    this.#data = data;
  }

  get lastSeq(): number {
    return this.#data().lastSeq;
  }

  append(change: Omit<Change, 'seq'>): Change {
    const data = this.#data();
    data.lastSeq += 1;
    const written = { seq: data.lastSeq, ...change };
    data.log.push(written);
    if (data.log.length > REMEMBERED * 1.1) data.log.splice(0, data.log.length - REMEMBERED);
    for (const listener of this.#listeners) listener(written);
    return written;
  }

  /** Whether every change after `seq` is still remembered. */
  reaches(seq: number): boolean {
    const { log, lastSeq } = this.#data();
    const oldest = log[0]?.seq ?? lastSeq + 1;
    return seq <= lastSeq && seq >= oldest - 1;
  }

  /** Changes with a greater number than `seq`, oldest first. */
  since(seq: number): Change[] {
    const { log } = this.#data();
    const first = log[0];
    return first === undefined ? [] : log.slice(Math.max(0, seq + 1 - first.seq));
  }

  /** Drops what is remembered, as after seeding. */
  forget(): void {
    this.#data().log.length = 0;
  }

  /** Calls `listener` on every later change; the answer stops that. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
