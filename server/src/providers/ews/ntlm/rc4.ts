/**
 * Encrypts (and decrypts) with RC4 from the beginning of its key stream. NTLM wraps one random session key with it,
 * nothing else; OpenSSL 3 has it no more. https://www.rfc-editor.org/rfc/rfc6229
 */
export const rc4 = (key: Uint8Array, message: Uint8Array): Buffer => {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => state[index & 255] as number;
  const swap = (one: number, other: number): void => {
    const kept = at(one);
    state[one & 255] = at(other);
    state[other & 255] = kept;
  };

  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] as number)) & 255;
    swap(i, j);
  }

  j = 0;
  const result = Buffer.alloc(message.length);
  for (const [index, byte] of message.entries()) {
    const i = (index + 1) & 255;
    j = (j + at(i)) & 255;
    swap(i, j);
    result[index] = byte ^ at(at(i) + at(j));
  }
  return result;
};
