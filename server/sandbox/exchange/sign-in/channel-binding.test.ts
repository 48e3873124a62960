import { createHash, X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { openAuthority } from '../certificates.ts';
import { channelBinding } from './channel-binding.ts';

test.each([
  ['good', 'sha256', '35'],
  ['sha-384', 'sha384', '45'],
] as const)('a binding to a certificate that is %s hashes it with %s', async (kind, hash, length) => {
  const now = Date.UTC(2026, 10, 23);
  const pair = await (await openAuthority(undefined, now)).issue(kind, now);
  expect(pair.hash).toBe(hash);
  const digest = createHash(hash).update(new X509Certificate(pair.cert).raw).digest('hex');
  const data = `${Buffer.from('tls-server-end-point:').toString('hex')}${digest}`;
  const written = Buffer.from(`${'00'.repeat(16)}${length}000000${data}`, 'hex');
  expect(channelBinding(pair.cert, pair.hash)).toEqual(createHash('md5').update(written).digest());
});
