import { Agent, fetch, type Response } from 'undici';
import type { Post } from '../graph/post.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { createCertificate } from './certificate.ts';

type Answer = { status: number; body: unknown; response: Response };

export type ProofSandbox = Sandbox & {
  /** Sends a request as a program of this machine would; `body` as JSON, an answer in JSON read. */
  call(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
};

export const clientId = '3c1de0f2-7a5b-4f0c-9b1e-6d2a8c4e5f70';

/** A sandbox for one test file, on any free port and with nothing saved. */
export const startSandbox = async (options: {
  addinUrl?: string;
  tls?: { cert: string; key: string };
  now?: () => number;
  post?: Post;
}): Promise<ProofSandbox> => {
  const addinUrl = options.addinUrl ?? 'https://localhost:3000';
  const tls = options.tls ?? (await createCertificate());
  const sandbox = await createSandbox({
    port: 0,
    host: '127.0.0.1',
    tls,
    application: { clientId, secret: 'a secret', appIdUri: `api://${new URL(addinUrl).host}/${clientId}` },
    addinUrl,
    ...(options.now && { now: options.now }),
    ...(options.post && { post: options.post }),
  });
  const dispatcher = new Agent({ connect: { ca: tls.cert } });
  return {
    ...sandbox,
    call: async (method, path, body, headers = {}) => {
      const response = await fetch(`${sandbox.url}${path}`, {
        method,
        dispatcher,
        headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { status: response.status, body: isJson ? JSON.parse(text) : text, response };
    },
    close: async () => {
      await dispatcher.close();
      await sandbox.close();
    },
  };
};
