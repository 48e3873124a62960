import type { Answer, GraphWorld, Json } from './test-world.ts';
import { link, rows } from './test-world.ts';

/**
 * A client that follows the documented rules of change tracking and nothing else: the last row of a round counts, a
 * series' announced set replaces the known one, unknown removals are ignored, 410 means to start again.
 */
export class DeltaReader {
  readonly events = new Map<string, Json>();
  readonly rounds: Json[][] = [];
  #next: string | null = null;
  readonly #world: GraphWorld;
  readonly #first: string;
  readonly #asking: { as: string; prefer: string };

  constructor(world: GraphWorld, first: string, asking: { as: string; prefer: string }) {
    this.#world = world;
    this.#first = first;
    this.#asking = asking;
  }

  /** Reads one round. `between` runs after every page. */
  async round(between: () => void = () => {}): Promise<Answer> {
    const whole = this.#next === null;
    const seen = new Set<string>();
    const announced = new Set<string>();
    const all: Json[] = [];
    let url = this.#next ?? this.#first;
    for (;;) {
      const answer = await this.#world.ask('GET', url, this.#asking);
      if (answer.status === 410) {
        this.#next = null;
        return this.round(between);
      }
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      for (const row of rows(answer)) this.#apply(row, seen, announced);
      all.push(...rows(answer));
      between();
      const next = link(answer, 'nextLink');
      if (next === undefined) {
        this.#conclude(whole, seen, announced);
        this.#next = link(answer, 'deltaLink') ?? null;
        this.rounds.push(all);
        return answer;
      }
      url = next;
    }
  }

  /** What can be seen in the calendar: id, time and subject, an occurrence's from its series. */
  visible(): Json[] {
    const visible = [...this.events.values()].filter(({ type }) => type !== 'seriesMaster');
    return visible.map(({ id, start, end, subject, seriesMasterId, type }) => {
      const series = this.events.get(String(seriesMasterId));
      return { id, start, end, type, subject: type === 'occurrence' ? series?.subject : subject };
    });
  }

  #apply(row: Json, seen: Set<string>, announced: Set<string>): void {
    const id = String(row.id);
    if ('@removed' in row) {
      this.events.delete(id);
      this.#dropMembers(id, () => true);
      return;
    }
    seen.add(id);
    if (row.type === 'seriesMaster') announced.add(id);
    this.events.set(id, row);
  }

  #conclude(whole: boolean, seen: ReadonlySet<string>, announced: ReadonlySet<string>): void {
    for (const id of announced) this.#dropMembers(id, (member) => !seen.has(member));
    if (!whole) return;
    for (const id of this.events.keys()) if (!seen.has(id)) this.events.delete(id);
  }

  #dropMembers(series: string, which: (member: string) => boolean): void {
    for (const [id, { seriesMasterId }] of this.events) {
      if (seriesMasterId === series && which(id)) this.events.delete(id);
    }
  }
}
