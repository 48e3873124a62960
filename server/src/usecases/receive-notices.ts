import { timingSafeEqual } from 'node:crypto';
import type { Workspace } from '../domain/connection.ts';
import { provenText, readWatchKey, type WatchKey } from '../domain/watch-key.ts';
import type { Clock } from '../ports/clock.ts';
import type { Hints, Notice } from '../ports/hints.ts';
import type { Log } from '../ports/log.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';
import type { Vault } from '../ports/vault.ts';
import type { Watches } from '../ports/watches.ts';
import { inBatches } from './in-batches.ts';

/** A notice as it arrived; nothing in it is believed before its key is proven. */
export type ArrivedNotice = {
  readonly key: string;
  readonly remoteId: string;
  /** What happened to the watch itself; null where it tells of a change. */
  readonly lifecycle: 'lost' | 'challenged' | 'missed' | null;
};

export type ReceiveNoticesDeps = {
  readonly hints: Pick<Hints, 'notice'>;
  readonly watches: Pick<Watches, 'signal'>;
  readonly queue: Pick<SyncQueue, 'keepWatches'>;
  readonly vault: Pick<Vault, 'hash'>;
  /** The workspace of the issuer besides Entra, where there is one. */
  readonly issuer?: Workspace | null;
  readonly clock: Clock;
  /** Called once hints are stored: somebody should look for them soon. */
  readonly hinted: () => void;
  readonly log: Log;
};

/**
 * Stores what notices say; when the promise resolves it is durable. Forged ones and those of watches that are not
 * ours any more are dropped without a word to the sender.
 */
export const receiveNotices = ({
  hints,
  watches,
  queue,
  vault,
  issuer = null,
  clock,
  hinted,
  log,
}: ReceiveNoticesDeps): ((arrived: readonly ArrivedNotice[]) => Promise<void>) => {
  const store = inBatches((notices: readonly Notice[]) => hints.notice(notices, clock.now()));

  const isGenuine = ({ workspace, id, proof }: WatchKey): boolean =>
    timingSafeEqual(Buffer.from(proof), Buffer.from(vault.hash(provenText(workspace, id))));

  return async (arrived) => {
    const genuine = arrived.flatMap(({ key: text, remoteId, lifecycle }) => {
      const key = readWatchKey(text, issuer);
      return key && isGenuine(key) ? [{ workspace: key.workspace, id: key.id, remoteId, lifecycle }] : [];
    });
    const refused = arrived.length - genuine.length;
    if (refused > 0) log.warn('notices.refused', { refused });

    const changes = genuine.filter(({ lifecycle }) => lifecycle === null || lifecycle === 'missed');
    if (changes.length > 0) {
      await store(changes.map(({ workspace, id, remoteId }) => ({ workspace, id, remoteId })));
      hinted();
    }
    for (const { workspace, id, lifecycle } of genuine) {
      if (lifecycle === null || lifecycle === 'missed') continue;
      const connection = await watches.signal({ workspace, id }, { kind: lifecycle }, clock.now());
      if (connection) await queue.keepWatches(connection);
    }
  };
};
