import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { testCertificates } from '../../test/certificates.ts';

/**
 * Memory is held as `npm run serve` holds it. Left alone, the young generation grows as long as nobody objects, and the
 * memory that both take would tell how lazy V8 is; and once a long list was read, V8 takes all answers for long-lived and
 * gives up none of them before a full collection.
 */
export const FLAGS = ['--max-semi-space-size=16', '--no-allocation-site-pretenuring', '--expose-gc'];

/** Starts a script that answers messages, in a process that trusts the page server. */
export const startChild = async (
  script: URL,
  options: { readonly args?: string[]; readonly flags?: string[] } = {},
): Promise<ChildProcess> =>
  fork(script, options.args ?? [], {
    execArgv: options.flags ?? [],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: (await testCertificates()).ca },
  });

/** Sends a message and waits for the answer. @throws Error when the process ends instead. */
export const ask = async <T>(child: ChildProcess, message: object): Promise<T> => {
  const waiting = new AbortController();
  const gone = () => waiting.abort(new Error('It ended before it had an answer.'));
  child.once('exit', gone);
  child.send(message);
  try {
    const [answer] = (await once(child, 'message', { signal: waiting.signal })) as [T];
    return answer;
  } finally {
    child.off('exit', gone);
  }
};
