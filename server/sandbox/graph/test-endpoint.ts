import type { Post } from './post.ts';
import type { Json } from './test-world.ts';

type Answering = (url: URL, init: RequestInit) => Response | Promise<Response>;

/** An application's end of the line, in place of the network. */
export type Endpoint = {
  post: Post;
  /** Bodies of the notifications that came, one entry per request. */
  received: Json[][];
  /** Every request as it came. */
  requests: { url: URL; init: RequestInit }[];
  /** How the next validations and notifications are answered. */
  answers: { validation: Answering; notification: Answering };
};

/** Takes part in the handshake and accepts everything, until `answers` are set otherwise. */
export function createEndpoint(): Endpoint {
  const endpoint: Endpoint = {
    received: [],
    requests: [],
    answers: {
      validation: (url) => plain(url.searchParams.get('validationToken') ?? ''),
      notification: () => new Response(null, { status: 202 }),
    },
    post: async (address, init) => {
      const url = new URL(address);
      endpoint.requests.push({ url, init });
      if (url.searchParams.has('validationToken')) return endpoint.answers.validation(url, init);
      endpoint.received.push((JSON.parse(String(init.body)) as { value: Json[] }).value);
      return endpoint.answers.notification(url, init);
    },
  };
  return endpoint;
}

export function plain(text: string, status = 200, type = 'text/plain'): Response {
  return new Response(text, { status, headers: { 'content-type': type } });
}
