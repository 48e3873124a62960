import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

type Example = { request: { path: string } | null; response: { status: number; body: object } | null };

const folder = process.env.CONTRACTS_DIR;

/** A test against one of Microsoft's documented examples, skipped where they are not at hand. */
export const testAgainst = (file: string, name: string, body: (example: Example) => Promise<void>): void => {
  if (folder === undefined) {
    test.skip(`${name} (CONTRACTS_DIR is not set: ${file})`, () => {});
    return;
  }
  test(name, () => body(JSON.parse(readFileSync(join(folder, 'graph-examples', file), 'utf8'))));
};

const kinds = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(kinds);
  return typeof value;
};

/** The answer has every property of the example, each of the same kind. */
export const expectShape = (answer: Record<string, unknown>, example: object): void => {
  const names = Object.keys(example);
  const shared = Object.fromEntries(Object.entries(answer).filter(([name]) => names.includes(name)));
  expect(Object.keys(shared).sort()).toEqual(names.sort());
  for (const [name, value] of Object.entries(example))
    expect([name, kinds(shared[name])]).toEqual([name, kinds(value)]);
};
