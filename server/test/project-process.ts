import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startNode, stop, whenListening } from '../launcher/processes.ts';

/** One of the project's processes as a test runs it, and ends it. */
export type ProjectProcess = {
  readonly port: number;
  /** Starts it; resolves once it listens. @throws Error with what it said last when it ended before that. */
  start(): Promise<void>;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** SIGKILL: it ends in the middle of whatever it does. */
  kill(): Promise<void>;
  /** SIGSTOP: it does nothing at all any more, as on a machine that sleeps, until it is resumed. */
  pause(): void;
  resume(): void;
  /** What it has logged so far, a line each, over all its lives. */
  log(): readonly string[];
};

export type ProcessOptions = {
  readonly name: string;
  readonly entry: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** Arguments of Node. */
  readonly args: readonly string[];
};

const collect = (child: ChildProcess, lines: string[]): void => {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
  }
};

/** A process that is not started yet. */
export const projectProcess = ({ name, entry, port, env, args }: ProcessOptions): ProjectProcess => {
  const lines: string[] = [];
  let child: ChildProcess | null = null;

  const start = async () => {
    const { PATH, HOME, TMPDIR } = process.env;
    const started = startNode(entry, { PATH, HOME, TMPDIR, ...env }, { args, pipe: true });
    child = started;
    collect(started, lines);
    await whenListening(started, port).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}\n${lines.slice(-30).join('\n')}`);
    });
  };
  const end = async () => {
    child?.kill('SIGCONT');
    if (child) await stop(child);
  };

  return {
    port,
    start,
    stop: end,
    restart: async () => {
      await end();
      await start();
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    log: () => lines,
  };
};
