import { expect } from '@jest/globals';
import type { SeenRequest } from '../controls.ts';

const GRAPH = '/v1.0/';

const reads = ({ method, path, steps }: SeenRequest): boolean =>
  method === 'GET' || (path === `${GRAPH}$batch` && steps?.every((step) => step.startsWith('GET ')) === true);

/** What Sally promises: of all that Microsoft saw, Graph was only read, and nobody else was given a token in a header. */
export const readOnly = (seen: readonly SeenRequest[]): void => {
  const toGraph = seen.filter(({ path }) => path.startsWith(GRAPH));
  expect(toGraph.length).toBeGreaterThan(5);
  expect(toGraph.filter((request) => !reads(request))).toEqual([]);
  expect(seen.filter(({ path, authorization }) => authorization && !path.startsWith(GRAPH))).toEqual([]);
};
