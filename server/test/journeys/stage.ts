import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { openBrowser, type TestBrowser } from '../browser.ts';
import { createWorld, type World, type WorldOptions } from '../world.ts';
import { nothingOdd } from './tab.ts';

export type Stage = { readonly world: World; readonly browser: TestBrowser };

/**
 * A world and a browser for all journeys of a file, taken down after them. After each of them nothing odd may have
 * happened, but for complaints of the browser that are `expected`. `prepare` comes before the first one.
 */
export const onStage = (
  options: WorldOptions = {},
  {
    expected,
    prepare = async () => {},
  }: { readonly expected?: RegExp; readonly prepare?: (world: World) => Promise<void> } = {},
): Stage => {
  const stage: { world?: World; browser?: TestBrowser } = {};
  beforeAll(async () => {
    stage.world = await createWorld(options);
    stage.browser = await openBrowser(stage.world);
    await prepare(stage.world);
  });
  afterEach(() =>
    nothingOdd(
      set(stage.browser)
        .complaints()
        .filter((complaint) => !expected?.test(complaint)),
      set(stage.world).sandbox.controls.unknowns(),
    ),
  );
  afterAll(async () => {
    await stage.browser?.[Symbol.asyncDispose]();
    await stage.world?.close();
  });
  return {
    get world() {
      return set(stage.world);
    },
    get browser() {
      return set(stage.browser);
    },
  };
};

const set = <T>(part: T | undefined): T => {
  if (part === undefined) throw new Error('the stage is not set before the first journey');
  return part;
};
