import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Benchmark, Figure } from './benchmark.ts';
import { firstScreen } from './first-screen.ts';
import { syncInitial } from './sync-initial.ts';
import { syncMemory } from './sync-memory.ts';

const BENCHMARKS: Record<string, Benchmark> = {
  'first-screen': firstScreen,
  'sync-initial': syncInitial,
  'sync-memory': syncMemory,
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const unknown = positionals.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  say(`No benchmark is called ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
  process.exit(2);
}

const figures: Record<string, Figure> = {};
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  say(`# ${name}`);
  const result = await run({ quick: values.quick, say: (line) => say(`  ${line}`) });
  if (typeof result === 'string') {
    say(`  skipped: ${result}`);
    continue;
  }
  for (const [figureName, { value, unit, against, ratio }] of Object.entries(result)) {
    say(`  ${figureName}: ${value} ${unit} against ${against} ${unit}, ratio ${ratio}`);
  }
  Object.assign(figures, result);
}
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
