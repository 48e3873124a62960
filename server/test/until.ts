import { setTimeout as pause } from 'node:timers/promises';

/** How long what happens by itself may take (ms): the app looks again after 20 s at the latest, and machines are busy. */
export const PATIENCE = 45_000;

/** Waits for what happens in another process. @throws Error when it has not happened after `patience` ms. */
export const until = async (
  condition: () => boolean | Promise<boolean>,
  patience = PATIENCE,
): Promise<void> => {
  const deadline = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it never happened');
    await pause(20);
  }
};
