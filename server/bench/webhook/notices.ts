import { readFile } from 'node:fs/promises';
import { Pool } from 'undici';
import { testCertificates } from '../../test/certificates.ts';
import type { Told } from './told-of.ts';

/** The body of one request of Graph's, as large as real ones are. */
export const bodyOf = (told: readonly Told[]): string =>
  JSON.stringify({
    value: told.map(({ subscriptionId, clientState }, i) => ({
      subscriptionId,
      subscriptionExpirationDateTime: '2026-12-01T18:23:45.9356913+00:00',
      changeType: 'updated',
      resource: `Users/622eaaff-0683-4862-9de4-f2ec83c2bd98/Events/AAMkADY0YzA0OWYyLTU5ZDItNGVlZi05${i}`,
      resourceData: {
        '@odata.type': '#Microsoft.Graph.Event',
        '@odata.id': `Users/622eaaff-0683-4862-9de4-f2ec83c2bd98/Events/AAMkADY0YzA0OWYyLTU5ZDItNGVlZi05${i}`,
        '@odata.etag': 'W/"CQAAABYAAAAoZ2r+FNHRRJEWaKh4hqFbAAAnl3uR"',
        id: `AAMkADY0YzA0OWYyLTU5ZDItNGVlZi05MjQ3LWE4ZTBmYjgyMGI${i}`,
      },
      clientState,
      tenantId: '84bd8158-6d4d-4958-8b9f-9d6445542f95',
    })),
  });

/** Posts all of them over a few kept connections, each as soon as one is free; gives how long it took (ms). */
export const postAll = async (
  origin: string,
  path: string,
  bodies: readonly string[],
  connections: number,
): Promise<number> => {
  const ca = await readFile((await testCertificates()).ca);
  const pool = new Pool(origin, { connections, pipelining: 1, connect: { ca } });
  let next = 0;
  const work = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const answer = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json' },
        body,
      });
      await answer.body.dump();
      if (answer.statusCode !== 202) throw new Error(`a notice was answered with ${answer.statusCode}`);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  const took = performance.now() - begun;
  await pool.close();
  return took;
};
