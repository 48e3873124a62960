import type { Failure } from '../domain/failure.ts';
import {
  advanceWatch,
  WATCH_LIFE,
  type WatchOutcome,
  type WatchState,
  watchDueAt,
  watchStep,
} from '../domain/watch.ts';
import { provenText, writeWatchKey } from '../domain/watch-key.ts';
import type { AccessFor } from '../ports/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Log } from '../ports/log.ts';
import type { ConnectionRef } from '../ports/sync-queue.ts';
import type { Vault } from '../ports/vault.ts';
import type { Watch, Watches, WatchProvider, WatchSource } from '../ports/watches.ts';
import { lending } from './lending.ts';
import { tidyWatches } from './tidy-watches.ts';

export type KeepWatchesDeps = {
  readonly watches: Pick<Watches, 'ofConnection' | 'save'>;
  readonly connections: Pick<Connections, 'get'>;
  readonly provider: WatchProvider;
  readonly accessFor: AccessFor;
  readonly vault: Pick<Vault, 'hash'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
};

/** A calendar may be refused and its mailbox granted; more steps than that lead nowhere. */
const MOST_STEPS = 3;

/**
 * Does for the watches of one connection what their time asks for: has them made, renewed or ended at the provider.
 * One process at a time does so for a connection. Whoever is overtaken all the same takes back what it made. Ends well
 * whatever the provider says: each watch tells when it is due again.
 */
export const keepWatches =
  (deps: KeepWatchesDeps) =>
  async (ref: ConnectionRef): Promise<void> => {
    const { watches, provider, clock, log } = deps;

    /** @throws what is no failure of the provider. */
    const report = (step: string, error: unknown): Failure => {
      if (!(error instanceof ProviderError)) throw error;
      log.warn('watch.failed', { ...ref, step, failure: error.failure.kind }, error);
      return error.failure;
    };

    const moved = (watch: Watch, outcome: WatchOutcome): WatchState =>
      advanceWatch(watch.state, outcome, watch.main, { at: clock.now(), jitter: deps.random() });
    const stepOf = (watch: Watch) => watchStep(moved(watch, { kind: 'due' }), clock.now());

    const save = (watch: Watch, state: WatchState, id = watch.id): Promise<Watch | null> => {
      const at = clock.now();
      return watches.save(watch, { id, state }, { dueAt: watchDueAt(state, at), at });
    };

    const connection = await deps.connections.get(ref.workspace, ref.connectionId);
    if (!connection) return;
    const access = deps.accessFor(connection);
    if (access.by !== 'token') return;
    const own = {
      access,
      account: connection.account,
      connectionId: connection.id,
    };

    const ask = async (watch: Watch, source: WatchSource, target: 'calendar' | 'mailbox') => {
      const { workspace } = watch;
      const id = deps.newId();
      const key = writeWatchKey({ workspace, id, proof: deps.vault.hash(provenText(workspace, id)) });
      // When there is something to take back the grant may be gone, with its connection.
      const token = await source.access.token();
      const granted = await provider.watch(source, target, key, clock.now() + WATCH_LIFE);
      const saved = await save(watch, moved(watch, { kind: 'granted', ...granted }), id);
      if (!saved) await provider.unwatch({ ...source, access: lending(token) }, granted.remoteId);
      return saved;
    };

    const renew = async (watch: Watch, source: WatchSource, remoteId: string) => {
      const renewed = await provider.renew(source, remoteId, clock.now() + WATCH_LIFE);
      return save(watch, moved(watch, { kind: 'renewed', ...renewed }));
    };

    /**
     * `untidy`: what keeps us from knowing which watches there are; one that is in the way would be taken for a refusal.
     */
    const keep = async (
      loaded: Watch,
      work: 'renew' | 'ask',
      untidy: ProviderError | null = null,
    ): Promise<void> => {
      let watch: Watch | null = loaded;
      for (let steps = 0; watch && steps < MOST_STEPS; steps += 1) {
        const current: Watch = { ...watch, state: moved(watch, { kind: 'due' }) };
        const step = watchStep(current.state, clock.now());
        if (step.do !== work) return;
        const source = { ...own, calendarId: current.remoteCalendarId };
        try {
          if (untidy) throw untidy;
          watch = await (step.do === 'ask'
            ? ask(current, source, step.target)
            : renew(current, source, step.remoteId));
        } catch (error) {
          watch = await save(current, moved(current, { kind: 'failed', failure: report(step.do, error) }));
        }
      }
    };

    const tidy = async (known: readonly Watch[]): Promise<ProviderError | null> => {
      const kept = known.flatMap(({ state }) => (state.phase === 'active' ? [state.remoteId] : []));
      try {
        await tidyWatches(provider, own, new Set(kept));
        return null;
      } catch (error) {
        report('tidy', error);
        return error as ProviderError;
      }
    };

    const known = await watches.ofConnection(ref);
    const renewals = known.filter((watch) => stepOf(watch).do === 'renew');
    for (const watch of renewals) await keep(watch, 'renew');

    // One that was not found is asked for anew, and may be there all the same.
    const left = renewals.length > 0 ? await watches.ofConnection(ref) : known;
    const wanted = left.filter((watch) => stepOf(watch).do === 'ask');
    if (renewals.length > 0 && wanted.length === 0) return;
    const untidy = await tidy(left);
    for (const watch of wanted) await keep(watch, 'ask', untidy);
  };
