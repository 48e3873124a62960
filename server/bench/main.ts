import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Benchmark, Figure } from './benchmark.ts';
import { bundleSize } from './bundle-size.ts';
import { ewsSync } from './ews/sync.ts';
import { linkSearch } from './links/search.ts';
import { livePage } from './live/live.ts';
import { syncInitial } from './sync/initial.ts';
import { syncMemory } from './sync/memory.ts';
import { type Pages, recordPages } from './sync/pages.ts';
import { syncRequests } from './sync/requests.ts';
import { webhookStorm } from './webhook/storm.ts';
import { webhookThroughput } from './webhook/throughput.ts';

const BENCHMARKS: readonly Benchmark[] = [
  bundleSize,
  syncInitial('postgres'),
  syncInitial('pglite'),
  syncRequests,
  syncMemory,
  ewsSync,
  webhookThroughput,
  webhookStorm,
  livePage,
  linkSearch,
];
const NAMES = BENCHMARKS.flatMap(({ figures }) => figures);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const unknown = positionals.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  say(`Nothing is called ${unknown.join(', ')}; there are ${NAMES.join(', ')}.`);
  process.exit(2);
}
const wanted = positionals.length > 0 ? positionals : NAMES;

await using opened = new AsyncDisposableStack();
const { quick } = values;
const OCCURRENCES = quick ? 1_000 : 10_000;
let recorded: Promise<Pages> | undefined;
const pages = () => {
  recorded ??= recordPages(OCCURRENCES, say).then((made) => opened.use(made));
  return recorded;
};

if (quick) say('Quick: this shows that the benchmarks work, not how fast anything is.');
const [load = 0] = loadavg();
if (load > 0.5)
  say(`The machine is doing other work (load ${load.toFixed(1)}); times compare, but jitter more.`);

const figures: Record<string, Figure> = {};
for (const benchmark of BENCHMARKS.filter((one) => one.figures.some((name) => wanted.includes(name)))) {
  say(benchmark.figures.join(', '));
  const result = await benchmark.run({ quick, say: (line) => say(`  ${line}`), pages });
  if (typeof result === 'string') {
    say(`  skipped: ${result}`);
    continue;
  }
  for (const [name, { value, unit, against, ratio }] of Object.entries(result))
    say(`  ${name}: ${value} ${unit} against ${against}, ratio ${ratio}`);
  Object.assign(figures, result);
}
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
