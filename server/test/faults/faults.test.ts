import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Call, callsTo, endWatches } from './calls.ts';
import { type Cell, DOCUMENT, documentOf } from './document.ts';
import { EXPECTED, type Row } from './expected.ts';
import { type Microsoft, openMicrosoft } from './microsoft.ts';
import { outcomeOf } from './outcome.ts';

/** What never goes on is given up after this time (ms); a server is more patient. */
const SILENCE = 4_000;

let microsoft: Microsoft;
let calls: Call[];
const cells: Cell[] = [];

beforeAll(async () => {
  microsoft = await openMicrosoft();
  calls = callsTo(microsoft);
});
afterAll(() => microsoft.close());

const expectedOf = ({ but, ...row }: Row, { name, where }: Call) => but?.[name] ?? row[where.service];

/** Calls that a fault can strike at all: a cursor that expired needs a cursor. */
const struckBy = (row: Row): Call[] =>
  calls.filter(
    ({ where }) =>
      row[where.service] !== undefined &&
      (row.kind.kind !== 'expired-cursor' || where.cursor === 'skip' || where.cursor === 'delta') &&
      (row.kind.kind !== 'aadsts' || where.grant !== undefined),
  );

/** Makes calls at once, each with a fault of its own, so that the slow ones wait together. */
const strike = async (row: Row, struck: readonly Call[]): Promise<Cell[]> => {
  const ready = await Promise.all(struck.map(({ prepare }) => prepare()));
  for (const { where } of struck)
    await microsoft.control('POST', 'faults', { ...where, ...row.kind, times: null });
  const all = () => Promise.all(ready.map(outcomeOf));
  const outcomes = await (row.kind.kind === 'stuck' ? microsoft.impatiently(SILENCE, all) : all());
  const faults = (await microsoft.control('GET', 'faults')) as { struck: number }[];
  await microsoft.control('DELETE', 'faults');
  await endWatches(microsoft);
  expect(faults.filter((fault) => fault.struck === 0)).toEqual([]);
  return struck.map(({ name }, i) => ({ fault: row.fault, call: name, outcome: outcomes[i] ?? 'as usual' }));
};

describe.each(EXPECTED)('$fault', (row) => {
  test('leads to what it ought to, whatever Sally asked for', async () => {
    const struck = struckBy(row);
    const seen = [
      ...(await strike(
        row,
        struck.filter(({ alone }) => !alone),
      )),
      ...(await strike(
        row,
        struck.filter(({ alone }) => alone),
      )),
    ];
    cells.push(...seen);
    expect(new Map(seen.map(({ call, outcome }) => [call, outcome]))).toEqual(
      new Map(struck.map((call) => [call.name, expectedOf(row, call)])),
    );
  });
});

test('docs/faults.md tells what was seen; where it does not it is written anew, to be looked at', async () => {
  const seen = documentOf(calls, EXPECTED, cells);
  const told = await readFile(DOCUMENT, 'utf8').catch(() => '');
  if (told !== seen) await writeFile(DOCUMENT, seen);
  expect(told).toBe(seen);
});
