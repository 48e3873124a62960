import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Router } from 'express';
import { coverage } from './coverage.ts';
import { routes as graphRoutes } from './graph/routes.ts';
import { serviceRoutes } from './graph/service-routes.ts';
import { type ProofSandbox, startSandbox } from './proof/sandbox.ts';

let sandbox: ProofSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({});
});
afterAll(() => sandbox.close());

type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle: unknown };

/** Routers are mounted inside each other without a path, so that a route says its whole path. */
const routesOf = (router: Router): string[] =>
  (router.stack as unknown as Layer[]).flatMap(({ route, handle }) => {
    if (route) return Object.keys(route.methods).map((method) => `${methodName(method)} ${route.path}`);
    return typeof handle === 'function' && 'stack' in handle ? routesOf(handle as Router) : [];
  });

const methodName = (method: string) => (method === '_all' ? 'ALL' : method.toUpperCase());

/** Where any calendar may stand, the list names the main one. */
const graphRoute = (method: string, pattern: string) =>
  `${method} /v1.0/me/${pattern.replace('{calendar}', 'calendar')}`.replace(/\/$/, '');

const registered = () =>
  [
    ...sandbox.parts.flatMap(({ router }) => routesOf(router)),
    ...graphRoutes.map(({ method, pattern }) => graphRoute(method, pattern)),
    ...serviceRoutes.map(({ method, pattern }) => `${method} /v1.0/${pattern}`),
    'POST /v1.0/$batch',
  ].sort();

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A parameter stands for anything that a test may put there; the path ends where its text or its query does. */
const mentions = (source: string, path: string): boolean => {
  const pattern = path
    .split(/(:\w+|\{\w+\})/)
    .map((part) => (/^[:{]\w/.test(part) ? '[^/\\n]+' : escaped(part)))
    .join('');
  return new RegExp(`${pattern}(?=[?'"\`])`).test(source);
};

describe('the list of what is covered', () => {
  test('names every route, and no other', () => {
    expect(coverage.map(({ route }) => route).sort()).toEqual(registered());
  });

  const tested = coverage.flatMap((entry) => ('test' in entry ? [[entry.route, entry.test] as const] : []));
  test.each(tested)('%s is exercised by %s', (route, file) => {
    const source = readFileSync(new URL(file, import.meta.url), 'utf8');
    const [method = '', path = ''] = route.split(' ');
    expect(mentions(source, path)).toBe(true);
    if (method !== 'GET' && method !== 'ALL') expect(source).toContain(`'${method}'`);
  });
});
