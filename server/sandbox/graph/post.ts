/** How Graph reaches the applications that it notifies: `fetch`, unless a test stands in for the network. */
export type Post = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Posts once and reads nothing of the answer's body unless `read` does. Rejects when there is no whole answer within
 * `limit` ms, or when `stop` is aborted, whether or not `post` heeds its signal. Redirects are not followed.
 */
export async function postOnce<T>(
  post: Post,
  url: string,
  content: { type: string; body?: string },
  { limit, stop, read }: { limit: number; stop?: AbortSignal; read: (response: Response) => Promise<T> },
): Promise<T> {
  const late = AbortSignal.timeout(limit);
  const signal = stop ? AbortSignal.any([late, stop]) : late;
  signal.throwIfAborted();
  let abandon = () => {};
  const abandoned = new Promise<never>((_resolve, reject) => {
    abandon = () => reject(signal.reason);
    signal.addEventListener('abort', abandon);
  });
  const headers = { 'content-type': content.type };
  const init: RequestInit = { method: 'POST', headers, redirect: 'manual', signal };
  if (content.body !== undefined) init.body = content.body;
  try {
    return await Promise.race([post(url, init).then(read), abandoned]);
  } finally {
    signal.removeEventListener('abort', abandon);
  }
}
