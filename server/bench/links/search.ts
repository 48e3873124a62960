import { findMeetingLinks } from '../../src/domain/links/meeting-links.ts';
import type { Service } from '../../src/domain/links/services/service.ts';
import { SERVICES } from '../../src/domain/links/services/services.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { hostileBodies, ordinaryBodies } from './bodies.ts';

const MEGABYTE = 1_000_000;

const find = (body: string): unknown =>
  findMeetingLinks({ onlineMeeting: null, places: [], body, subject: null });

const escaped = (text: string): string => text.replaceAll('.', '\\.');

/** How most readers do it: one expression for each service, which is looked for in the whole text. */
const expressionOf = ({ links }: Service): RegExp => {
  const forms = links.map(({ hosts, path }) => {
    const names = hosts.map((host) =>
      host === '*' || host.endsWith('.')
        ? `${escaped(host.replace('*', ''))}[\\w.-]+`
        : host.replace(/^\./, '[\\w.-]+.').replace(/\.(?!-)/g, '\\.'),
    );
    return `(?:${names.join('|')})${path.source.replace(/^\^|\$$/g, '')}`;
  });
  return new RegExp(`https?://(?:${forms.join('|')})`, 'i');
};

const EXPRESSIONS = Object.values(SERVICES).map(expressionOf);
const findByExpressions = (body: string): unknown => EXPRESSIONS.find((expression) => expression.test(body));

/** Microseconds a body: for each the best of several runs, as what else the machine does only ever adds. */
const timePerBody = (search: (body: string) => unknown, bodies: readonly string[], runs: number): number => {
  const best = bodies.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run += 1)
    bodies.forEach((body, index) => {
      const started = performance.now();
      search(body);
      best[index] = Math.min(best[index] ?? 0, performance.now() - started);
    });
  return (best.reduce((sum, time) => sum + time, 0) * 1000) / bodies.length;
};

/** Milliseconds of the processor for one text, the best of several runs. */
const bestTime = (body: string, runs: number): number =>
  Math.min(
    ...Array.from({ length: runs }, () => {
      const before = process.cpuUsage();
      find(body);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );

/** Finding the meeting links of a text, and how the time grows with texts that are made to take long. */
export const linkSearch: Benchmark = {
  figures: ['link-search', 'link-search-linear'],
  async run({ quick, say }) {
    const bodies = ordinaryBodies(quick ? 100 : 1_000);
    const ours = timePerBody(find, bodies, quick ? 2 : 12);
    const theirs = timePerBody(findByExpressions, bodies.slice(0, 100), quick ? 1 : 5);

    const runs = quick ? 2 : 9;
    const doubled = new Map(hostileBodies(2 * MEGABYTE));
    const times = hostileBodies(MEGABYTE).map(([name, body]) => {
      const once = bestTime(body, runs);
      const twice = bestTime(doubled.get(name) ?? '', runs);
      return { name, once, twice, growth: twice / once };
    });
    for (const { name, once, twice } of times)
      say(`1 and 2 MB of ${name}: ${once.toFixed(1)} and ${twice.toFixed(1)} ms`);
    const worst = times.reduce((one, other) => (other.growth > one.growth ? other : one));
    return {
      'link-search': figure(ours, 'us', theirs),
      'link-search-linear': figure(worst.twice, 'ms', worst.once),
    };
  },
};
