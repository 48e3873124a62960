import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Requests that wait at Microsoft's door. `path` is without the query; `*` stands for anything but a slash. */
type Hold = { id: string; path: string; waiting: number };

export type Holds = {
  middleware: RequestHandler;
  add(path: string): Hold;
  list(): Hold[];
  /** Lets everybody in that waits; false when there is no such hold. */
  release(id: string): boolean;
  clear(): void;
};

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);

/** Holds requests back before anything is done for them, until somebody lets them in. */
export const createHolds = (): Holds => {
  const holds = new Map<string, { path: string; pattern: RegExp; waiting: (() => void)[] }>();

  const release = (id: string) => {
    const hold = holds.get(id);
    holds.delete(id);
    for (const enter of hold?.waiting ?? []) enter();
    return hold !== undefined;
  };

  return {
    middleware: (request, _response, next) => {
      const hold = [...holds.values()].find(({ pattern }) => pattern.test(request.path));
      if (hold) hold.waiting.push(next);
      else next();
    },
    add: (path) => {
      const id = randomUUID();
      holds.set(id, { path, pattern: patternOf(path), waiting: [] });
      return { id, path, waiting: 0 };
    },
    list: () => [...holds].map(([id, { path, waiting }]) => ({ id, path, waiting: waiting.length })),
    release,
    clear: () => {
      for (const id of holds.keys()) release(id);
    },
  };
};
