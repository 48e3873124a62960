import type { ChildProcess } from 'node:child_process';
import { createTestDatabase, type DatabaseKind } from '../../test/database.ts';
import { ask, FLAGS, startChild } from './child.ts';
import type { Measured, Task } from './contender.ts';
import type { Pages } from './pages.ts';

export type Run = Measured & { readonly requests: number };
type Name = 'ours' | 'floor';

const start = (name: Name) =>
  startChild(new URL('./runner.ts', import.meta.url), { args: [name], flags: FLAGS });

const runOn = async (child: ChildProcess, pages: Pages, kind: DatabaseKind): Promise<Run> => {
  const database = await createTestDatabase(kind);
  try {
    pages.server.count();
    const task: Task = { calendar: pages.calendar, database: database.options };
    const measured = await ask<Measured>(child, task);
    return { ...measured, requests: pages.server.count() };
  } finally {
    await database.drop();
  }
};

/** Runs ours and the floor in turn, each in a process of its own and every time into an empty database. */
export const race = async (
  pages: Pages,
  kind: DatabaseKind,
  { warmUps, runs }: { readonly warmUps: number; readonly runs: number },
): Promise<Readonly<Record<Name, Run[]>>> => {
  const [ours, floor] = await Promise.all([start('ours'), start('floor')]);
  try {
    const results: Record<Name, Run[]> = { ours: [], floor: [] };
    for (let i = 0; i < warmUps + runs; i += 1) {
      const [one, other] = [await runOn(ours, pages, kind), await runOn(floor, pages, kind)];
      if (one.stored !== pages.meetings)
        throw new Error(`${one.stored} of ${pages.meetings} meetings are stored`);
      if (other.stored < pages.meetings) throw new Error('the floor did not store all meetings');
      if (i < warmUps) continue;
      results.ours.push(one);
      results.floor.push(other);
    }
    return results;
  } finally {
    ours.kill();
    floor.kill();
  }
};
