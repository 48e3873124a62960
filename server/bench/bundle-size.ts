import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildAddin, PROJECT } from '../launcher/build.ts';
import { findBrowser } from '../test/find-browser.ts';
import { type Benchmark, figure } from './benchmark.ts';
import { firstScreenBytes } from './first-screen.ts';

/** What the first screen may weigh, in bytes. */
const ALLOWED = 150_000;

const totalBytes = async (folder: string): Promise<number> => {
  let total = 0;
  for await (const file of glob('**/*.{js,css,html}', { cwd: folder }))
    total += gzipSync(await readFile(join(folder, file)), { level: 9 }).length;
  return total;
};

/** What the Teams tab loads until meetings are visible, and all that the add-in consists of, gzipped. */
export const bundleSize: Benchmark = {
  figures: ['first-screen-gzip', 'total-gzip'],
  async run({ say }) {
    if (!findBrowser()) return 'there is no browser here; "npm test" brings one.';
    await buildAddin(say);
    const first = await firstScreenBytes();
    return {
      'first-screen-gzip': figure(first, 'bytes', ALLOWED),
      'total-gzip': figure(await totalBytes(join(PROJECT, 'dist/addin')), 'bytes', first),
    };
  },
};
