import { randomUUID } from 'node:crypto';
import { type Post, postOnce } from '../post.ts';
import { refusals } from './refusals.ts';

/** Rejects with Graph's `ValidationError` unless the address proves that it belongs to the application. */
export type Handshake = (url: string) => Promise<void>;

/** `limit`: ms. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks#notificationurl-validation */
export function createHandshake(post: Post, limit: number): Handshake {
  return async (url) => {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
    // As in a form: a blank comes as `+`, so that an echo that is not decoded is no proof.
    const query = new URLSearchParams({ validationToken: token });
    const address = `${url}${url.includes('?') ? '&' : '?'}${query}`;
    const answer = await postOnce(
      post,
      address,
      { type: 'text/plain; charset=utf-8' },
      { limit, read },
    ).catch((error: unknown) => {
      throw refusals.validation(why(error));
    });
    if (answer.status !== 200) {
      throw refusals.validation('Notification endpoint must respond with 200 OK to validation request.');
    }
    if (!/^text\/plain\s*(;|$)/i.test(answer.type)) {
      throw refusals.validation('Content type of the response must be text/plain.');
    }
    if (answer.text !== token) {
      throw refusals.validation('Response must exactly match validationToken query parameter.');
    }
  };
}

/** A byte order mark counts as part of the text, as it does for whoever compares bytes. */
async function read(response: Response) {
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  return { status: response.status, type: response.headers.get('content-type') ?? '', text };
}

function why(error: unknown): string {
  return (error as Error).name === 'TimeoutError'
    ? 'Subscription validation request timed out.'
    : 'The notification endpoint could not be reached.';
}
