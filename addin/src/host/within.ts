import { HostError } from './host-error.ts';

/**
 * Neither teams-js nor MSAL gives up on a host that never answers, so each of their calls gets a limit of ours.
 * @param limit in ms
 */
export async function within<T>(limit: number, what: string, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HostError('silent', { detail: what })), limit);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
