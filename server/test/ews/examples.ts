import type { Answer } from '../../src/providers/ews/codec/answer.ts';

/** How the answers of an operation are read. */
export type Reader = (chunks: AsyncIterable<string>, count: number) => Promise<Answer<unknown>>;

/** An official example, how it is read, and what has to be in it. */
export type Example = readonly [name: string, reader: Reader, expected: object];

export const item = (itemId: string, properties: object = {}): object => ({
  kind: 'item',
  item: { itemId, ...properties },
});
export const build = (major: number, minor: number, number: number, revision: number): object => ({
  major,
  minor,
  build: number,
  revision,
});
export const success = (value: object | string, from?: object): object => ({
  kind: 'messages',
  messages: [{ kind: 'success', value }],
  ...(from && { build: from }),
});
export const failure = (code: string): object => ({
  kind: 'messages',
  messages: [{ kind: 'failed', code, messageClass: 'Error', backOff: null }],
});
export const fault = (code: string, from: object | null): object => ({
  kind: 'fault',
  fault: { code, messageClass: 'Fault', backOff: null },
  build: from,
});
