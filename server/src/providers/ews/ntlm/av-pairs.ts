import { NtlmError } from './error.ts';

/** Ids of the pairs that are read or written here. [MS-NLMP] 2.2.2.1 */
export const AV = { end: 0, flags: 6, timestamp: 7, targetName: 9, channelBindings: 10 } as const;

/** MsvAvFlags: the message carries an integrity code (MIC). */
export const AV_FLAG_MIC = 0x00000002;

export type AvPair = { readonly id: number; readonly value: Buffer };

/**
 * The pairs of a server's target information, up to the one that ends them. Unknown ones are kept, since the answer
 * repeats them; an end that is missing is forgiven when the bytes end with a pair.
 * @throws NtlmError when a pair reaches past the end.
 */
export const readAvPairs = (bytes: Buffer): AvPair[] => {
  const pairs: AvPair[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const id = bytes.readUInt16LE(at);
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (id === AV.end) return pairs;
    if (end > bytes.length) throw new NtlmError('a pair of the target information reaches past its end');
    pairs.push({ id, value: bytes.subarray(at + 4, end) });
    at = end;
  }
  if (at !== bytes.length) throw new NtlmError('the target information is cut off');
  return pairs;
};

const header = (id: number, length: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(id, 0);
  bytes.writeUInt16LE(length, 2);
  return bytes;
};

/** The pairs as they are sent, with the one that ends them. */
export const writeAvPairs = (pairs: readonly AvPair[]): Buffer =>
  Buffer.concat([...pairs.flatMap(({ id, value }) => [header(id, value.length), value]), header(AV.end, 0)]);

/** The pairs with this one in the place of its like, or last. */
export const withPair = (pairs: readonly AvPair[], pair: AvPair): AvPair[] =>
  pairs.some(({ id }) => id === pair.id)
    ? pairs.map((other) => (other.id === pair.id ? pair : other))
    : [...pairs, pair];

export const valueAt = (pairs: readonly AvPair[], id: number): Buffer | null =>
  pairs.find((pair) => pair.id === id)?.value ?? null;
