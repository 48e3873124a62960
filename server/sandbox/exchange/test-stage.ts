import { afterAll, beforeAll } from '@jest/globals';
import { createTestClient, type TestClient } from './test-client.ts';
import { type ExchangeWorld, openExchangeWorld } from './test-world.ts';

/** Opens Exchange, which takes both ways to sign in, and a client of it for all tests of a file. */
export const onExchange = (opened: (stage: { world: ExchangeWorld; client: TestClient }) => void): void => {
  let world: ExchangeWorld;
  let client: TestClient;
  beforeAll(async () => {
    world = await openExchangeWorld({ offers: 'both' });
    client = createTestClient(world);
    opened({ world, client });
  });
  afterAll(async () => {
    await client.close();
    await world.close();
  });
};
