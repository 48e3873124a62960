/** Rotations of the three rounds and the order in which each reads the block. RFC 1320, section 3.4 */
const ROUNDS = [
  {
    constant: 0,
    shifts: [3, 7, 11, 19],
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    mix: (x: number, y: number, z: number) => (x & y) | (~x & z),
  },
  {
    constant: 0x5a827999,
    shifts: [3, 5, 9, 13],
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    mix: (x: number, y: number, z: number) => (x & y) | (x & z) | (y & z),
  },
  {
    constant: 0x6ed9eba1,
    shifts: [3, 9, 11, 15],
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    mix: (x: number, y: number, z: number) => x ^ y ^ z,
  },
] as const;

type State = readonly [number, number, number, number];

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

const compress = (state: State, block: DataView): State => {
  let [a, b, c, d] = state;
  for (const { constant, shifts, order, mix } of ROUNDS) {
    order.forEach((word, step) => {
      const sum = (a + mix(b, c, d) + block.getUint32(word * 4, true) + constant) | 0;
      [a, b, c, d] = [d, rotate(sum, shifts[step % 4] as number), b, c];
    });
  }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0];
};

/** One bit, zeros up to 56 bytes of the last block, and the length in bits. */
const padded = (message: Uint8Array): Buffer => {
  const size = Math.ceil((message.length + 9) / 64) * 64;
  const blocks = Buffer.alloc(size);
  blocks.set(message);
  blocks[message.length] = 0x80;
  blocks.writeBigUInt64LE(BigInt(message.length) * 8n, size - 8);
  return blocks;
};

/**
 * The MD4 digest (16 bytes). Broken as a hash, and all the same what Windows keeps of a password; OpenSSL 3 has it no
 * more. https://www.rfc-editor.org/rfc/rfc1320
 */
export const md4 = (message: Uint8Array): Buffer => {
  const blocks = padded(message);
  let state: State = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let at = 0; at < blocks.length; at += 64)
    state = compress(state, new DataView(blocks.buffer, blocks.byteOffset + at, 64));
  const digest = Buffer.alloc(16);
  state.forEach((word, index) => {
    digest.writeInt32LE(word, index * 4);
  });
  return digest;
};
