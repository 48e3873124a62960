import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a webpack build loads: files by entry page, and by lazily loaded part. */
type ChunkList = {
  readonly entries: Readonly<Record<string, readonly string[]>>;
  readonly parts: Readonly<Record<string, readonly string[]>>;
};

const heaviest = (sizes: readonly number[]): number => Math.max(0, ...sizes);

/**
 * Bytes that the Teams tab fetches before meetings are visible: scripts and styles, each gzipped. The tab needs
 * one language and one theme besides its own files; the heaviest of each is counted.
 * @param dist the folder that holds `addin/` and `addin-chunks.json` of a production build
 */
export async function firstScreenBytes(dist: string): Promise<number> {
  const list = JSON.parse(await readFile(join(dist, 'addin-chunks.json'), 'utf8')) as ChunkList;
  const weigh = async (file: string) =>
    gzipSync(await readFile(join(dist, 'addin', file)), { level: 9 }).length;
  const initial = new Set(list.entries.tab);
  const total = async (files: readonly string[]) =>
    (await Promise.all(files.map(weigh))).reduce((sum, size) => sum + size, 0);
  const parts = (pattern: RegExp) =>
    Promise.all(
      Object.entries(list.parts)
        .filter(([name]) => pattern.test(name))
        .map(([, files]) => total(files.filter((file) => !initial.has(file)))),
    );
  return (
    (await total([...initial])) + heaviest(await parts(/^text-[a-z]+$/)) + heaviest(await parts(/^theme-/))
  );
}
