import type { ServerBuild } from '../../../domain/exchange/version.ts';
import type { Answer, Message } from './answer.ts';
import { type Attributes, XmlElement } from './element.ts';
import { LocalNames } from './local-names.ts';
import type { Operation } from './operations.ts';
import { faultProblem, messageProblem, type Problem } from './problem.ts';
import { serverBuild } from './server-build.ts';
import { Tally, unintelligible } from './tally.ts';

/** How the answers of one operation are read. `R` is what comes of each child of the elements named `list`. */
export type Reading<T, R> = {
  readonly operation: Operation;
  /** How many things were asked for, each of which is answered by a message. */
  readonly count: number;
  readonly list: string | null;
  /** How many rows were asked for; a server that sends more answers something else. */
  readonly most: number;
  readonly row: (row: XmlElement) => R;
  /** @throws Unreadable */
  readonly message: (message: XmlElement, rows: readonly R[]) => T;
  /** The warning that comes with a result all the same. */
  readonly toleratedWarning?: string;
};

/** A thing that a server left out at the end of a batch. */
const NOT_PROCESSED: Message<never> = {
  kind: 'failed',
  code: 'ErrorBatchProcessingStopped',
  messageClass: 'Warning',
  backOff: null,
};

/** Deeper than any answer; Exchange's own go to about twenty. */
const MOST_DEPTH = 100;

/** Where in an envelope things are, counted from the root as 1. */
const DEPTH = { part: 3, message: 5 } as const;

/**
 * Puts an answer together while it comes. Nothing is kept but the message that is being read, and of that only what is
 * no row: a row is read and given up as it ends.
 */
export class AnswerReader<T, R> {
  readonly #reading: Reading<T, R>;
  readonly #tally = new Tally();
  readonly #names = new LocalNames();
  readonly #open: XmlElement[] = [];
  /** The depth of the row that is being read; 0 where none is. */
  #rowDepth = 0;
  #rows: R[] = [];
  #rowCount = 0;
  readonly #messages: Message<T>[] = [];
  #build: ServerBuild | null = null;
  #fault: Problem | null = null;
  #answered = false;

  constructor(reading: Reading<T, R>) {
    this.#reading = reading;
  }

  openTag(name: string, attributes: Attributes | null): void {
    const local = this.#names.of(name);
    const parent = this.#open.at(-1);
    if (parent === undefined && local !== 'Envelope') throw unintelligible('Envelope');
    const element = new XmlElement(local, attributes);
    this.#tally.take(element.size);
    const depth = this.#open.push(element);
    if (depth > MOST_DEPTH) throw unintelligible('depth');
    if (depth === DEPTH.part && parent?.name === 'Body') this.#beginBody(local);
    else if (depth > DEPTH.message && this.#rowDepth === 0 && parent?.name === this.#reading.list)
      this.#rowDepth = depth;
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    this.#tally.take(1);
    element.write(text);
  }

  closeTag(): void {
    const depth = this.#open.length;
    const element = this.#open.pop();
    const parent = this.#open.at(-1);
    if (element === undefined || parent === undefined) return;
    const isMessage = depth === DEPTH.message && parent.name === 'ResponseMessages';
    if (depth > DEPTH.part && depth !== this.#rowDepth && !isMessage) {
      parent.append(element);
      return;
    }
    if (depth === this.#rowDepth) this.#endRow(element);
    else if (isMessage) this.#endMessage(element);
    else if (depth === DEPTH.part && parent.name === 'Header') this.#endHeader(element);
    else if (depth === DEPTH.part && parent.name === 'Body') this.#endBody(element);
    this.#tally.giveUp(element.size);
  }

  #endRow(row: XmlElement): void {
    this.#rowDepth = 0;
    this.#rowCount += 1;
    if (this.#rowCount > this.#reading.most) throw unintelligible('size');
    this.#rows.push(this.#reading.row(row));
  }

  #beginBody(name: string): void {
    const expected = `${this.#reading.operation}Response`;
    if (name !== 'Fault' && name !== expected) throw unintelligible(expected);
  }

  #endHeader(element: XmlElement): void {
    if (element.name === 'ServerVersionInfo') this.#build ??= serverBuild(element);
  }

  #endBody(element: XmlElement): void {
    if (element.name === 'Fault') {
      this.#fault ??= faultProblem(element);
      return;
    }
    this.#answered = true;
    // Some operations speak of success on the root, without messages; a failure of others may come so, too.
    if (this.#messages.length === 0 && element.attribute('ResponseClass') !== null) this.#endMessage(element);
  }

  #endMessage(element: XmlElement): void {
    // With one too many nobody knows which belongs to which.
    if (this.#messages.length === this.#reading.count) throw unintelligible('ResponseMessages');
    const rows = this.#rows;
    this.#rows = [];
    const problem = messageProblem(element, this.#reading.toleratedWarning ?? null);
    this.#messages.push(
      problem === null
        ? { kind: 'success', value: this.#reading.message(element, rows) }
        : { kind: 'failed', ...problem },
    );
  }

  end(): Answer<T> {
    const build = this.#build;
    if (this.#fault !== null) return { kind: 'fault', fault: this.#fault, build };
    if (!this.#answered) throw unintelligible('Body');
    return { kind: 'messages', messages: this.#allMessages(), build };
  }

  #allMessages(): readonly Message<T>[] {
    const messages = this.#messages;
    const { count } = this.#reading;
    if (messages.length === 0) throw unintelligible('ResponseMessages');
    return Array.from({ length: count }, (_, i) => messages[i] ?? NOT_PROCESSED);
  }
}
