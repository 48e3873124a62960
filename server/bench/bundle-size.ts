import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstScreenBytes } from '../../addin/first-screen.ts';
import { buildAddin, PROJECT } from '../launcher/build.ts';
import { type Benchmark, figure } from './benchmark.ts';

/** What the first screen may weigh, in bytes. */
const ALLOWED = 150_000;

const totalBytes = async (folder: string): Promise<number> => {
  let total = 0;
  for await (const file of glob('assets/**/*.{js,css}', { cwd: folder }))
    total += gzipSync(await readFile(join(folder, file)), { level: 9 }).length;
  return total;
};

/** Scripts and styles of the add-in, gzipped: what the Teams tab needs before meetings are visible, and all there is. */
export const bundleSize: Benchmark = {
  figures: ['first-screen-gzip', 'total-gzip'],
  async run({ say }) {
    await buildAddin(say);
    const dist = join(PROJECT, 'dist');
    const first = await firstScreenBytes(dist);
    return {
      'first-screen-gzip': figure(first, 'bytes', ALLOWED),
      'total-gzip': figure(await totalBytes(join(dist, 'addin')), 'bytes', first),
    };
  },
};
