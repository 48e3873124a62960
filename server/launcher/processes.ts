import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { PROJECT } from './build.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Starts one of the project's processes under the same Node as this one. */
export const startNode = (
  entry: string,
  env: Environment,
  options: { readonly args?: readonly string[]; readonly pipe?: boolean } = {},
): ChildProcess =>
  spawn(process.execPath, [...(options.args ?? []), join(PROJECT, entry)], {
    cwd: PROJECT,
    env: env as NodeJS.ProcessEnv,
    stdio: options.pipe ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });

/** Asks a process to end and waits; after `patience` ms it is ended by force. */
export const stop = async (child: ChildProcess, patience = 10_000): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(force);
};

/** Resolves once somebody answers on the port of this machine; rejects when the process ended first or `patience` ms went by. */
export const whenListening = async (child: ChildProcess, port: number, patience = 60_000): Promise<void> => {
  const deadline = Date.now() + patience;
  while (!(await isTaken(port))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('It ended before it listened.');
    if (Date.now() > deadline) throw new Error(`Nothing listens on port ${port} after ${patience / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

export const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
