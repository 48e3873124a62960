import type { Calendar, SyncProgress } from '../../../../server/contract/connections.ts';

const phases = ['waiting', 'first-week', 'reading', 'ready'] as const satisfies SyncProgress['phase'][];

export type SyncSummary = {
  /** That of the calendar that is least far. */
  readonly phase: SyncProgress['phase'];
  readonly read: number;
  readonly ready: number;
  readonly all: number;
};

/** The progress of several calendars as one. */
export function summaryOf(calendars: readonly Calendar[]): SyncSummary {
  const all = calendars.flatMap(({ progress }) => (progress === null ? [] : [progress]));
  const least = Math.min(...all.map(({ phase }) => phases.indexOf(phase)));
  return {
    phase: phases[least] ?? 'waiting',
    read: all.reduce((sum, { read }) => sum + read, 0),
    ready: all.filter(({ phase }) => phase === 'ready').length,
    all: all.length,
  };
}
