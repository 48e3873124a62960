import { join } from 'node:path';
import { PROJECT } from '../../launcher/build.ts';
import type { Call } from './calls.ts';
import type { Row } from './expected.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';

export const DOCUMENT = join(PROJECT, 'docs/faults.md');

export type Cell = { readonly fault: string; readonly call: string; readonly outcome: Outcome };

const table = (
  title: string,
  calls: readonly Call[],
  rows: readonly Row[],
  cells: readonly Cell[],
): string => {
  const line = (parts: readonly string[]) => `| ${parts.join(' | ')} |`;
  const outcome = (fault: string, call: string) =>
    cells.find((cell) => cell.fault === fault && cell.call === call)?.outcome ?? '–';
  return [
    `## ${title}`,
    '',
    line(['', ...calls.map(({ name }) => name)]),
    line(['---', ...calls.map(() => '---')]),
    ...rows.map(({ fault }) => line([`**${fault}**`, ...calls.map(({ name }) => outcome(fault, name))])),
    '',
  ].join('\n');
};

/** docs/faults.md: what comes of every fault at every call, as the test has seen it. */
export const documentOf = (calls: readonly Call[], rows: readonly Row[], cells: readonly Cell[]): string => {
  const of = (service: 'graph' | 'entra') =>
    [calls.filter(({ where }) => where.service === service), rows.filter((row) => row[service])] as const;
  return [
    '# What happens when Microsoft fails',
    '',
    'Every call of Sally’s by everything that can be wrong with its answer. `server/test/faults` provokes each in the pretend',
    'Microsoft 365, and writes this page with what it saw.',
    '',
    table('Graph', ...of('graph'), cells),
    table('Entra', ...of('entra'), cells),
    '## In words',
    '',
    ...Object.entries(OUTCOMES).map(([name, meaning]) => `- **${name}**: ${meaning}`),
    '',
  ].join('\n');
};
