import { expect } from '@jest/globals';
import type { SeenRequest } from '../controls.ts';

const GRAPH = '/v1.0/';

/** Being told of changes has to be asked for; nothing of anybody's calendar is touched by it. */
const watches = ({ path }: SeenRequest): boolean => /^\/v1\.0\/subscriptions(\/[\w-]+)?$/.test(path);

/** Ids go in, ids come out. */
const translates = ({ path }: SeenRequest): boolean => path === `${GRAPH}me/translateExchangeIds`;

const reads = ({ method, path, steps }: SeenRequest): boolean =>
  method === 'GET' || (path === `${GRAPH}$batch` && steps?.every((step) => step.startsWith('GET ')) === true);

/**
 * What Sally promises: of all that Microsoft saw, calendars were only read, and nobody but Graph was given a token in a
 * header.
 */
export const readOnly = (seen: readonly SeenRequest[]): void => {
  const toGraph = seen.filter(({ path }) => path.startsWith(GRAPH));
  expect(toGraph.length).toBeGreaterThan(5);
  expect(toGraph.filter((request) => !reads(request) && !translates(request) && !watches(request))).toEqual(
    [],
  );
  expect(seen.filter(({ path, authorization }) => authorization && !path.startsWith(GRAPH))).toEqual([]);
};
