import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes beside the build which files each entry and each lazy part loads, for measuring; it is not served. */
export const chunkList = {
  apply(compiler) {
    compiler.hooks.done.tapPromise('chunk list', async (stats) => {
      const { entrypoints = {}, namedChunkGroups = {} } = stats.toJson({
        all: false,
        entrypoints: true,
        chunkGroups: true,
      });
      const files = (groups) =>
        Object.fromEntries(
          Object.entries(groups).map(([name, { assets = [] }]) => [name, assets.map((asset) => asset.name)]),
        );
      const list = { entries: files(entrypoints), parts: files(namedChunkGroups) };
      await writeFile(join(dirname(compiler.outputPath), 'addin-chunks.json'), JSON.stringify(list, null, 2));
    });
  },
};
