import type { QueryClient } from '@tanstack/react-query';

const RARELY = 300_000;

/** Under this key the cache knows whether the server tells of changes. */
export const liveKey = ['live'];

/** How long (ms) a list waits until it is read again without a reason; `told` where the server tells of changes. */
export const patience = (queries: QueryClient, untold: number, told = RARELY): number =>
  queries.getQueryData(liveKey) ? told : untold;
