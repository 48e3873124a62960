import { setTimeout as pause } from 'node:timers/promises';

/** Waits for what happens in another process. @throws Error when it has not happened after `patience` ms. */
export const until = async (
  condition: () => boolean | Promise<boolean>,
  patience = 20_000,
): Promise<void> => {
  const deadline = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it never happened');
    await pause(20);
  }
};
