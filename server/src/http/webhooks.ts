import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { ArrivedNotice } from '../usecases/receive-notices.ts';
import { RequestError } from './problems.ts';

/** Where Microsoft Graph tells of changes, and asks beforehand whether somebody is there. */
export const GRAPH_WEBHOOK = '/webhooks/graph';

/** Graph packs many notices into one request; each is below a kilobyte. */
const LARGEST_BODY = 1024 * 1024;
const LONGEST_TOKEN = 4096;

const LIFECYCLE = {
  reauthorizationrequired: 'challenged',
  subscriptionremoved: 'lost',
  missed: 'missed',
} as const satisfies Record<string, ArrivedNotice['lifecycle']>;

/** https://learn.microsoft.com/graph/api/resources/changenotification */
const NoticeShape = z.object({
  subscriptionId: z.string(),
  clientState: z.string().max(128),
  lifecycleEvent: z.string().nullish(),
});
const Envelope = z.object({ value: z.array(z.unknown()) });

/** Null for what is no notice, or of a kind that is not known: one of them never costs the others. */
const noticeIn = (item: unknown): ArrivedNotice | null => {
  const parsed = NoticeShape.safeParse(item);
  if (!parsed.success) return null;
  const { subscriptionId, clientState, lifecycleEvent } = parsed.data;
  const event = lifecycleEvent?.toLowerCase() ?? null;
  const lifecycle =
    event === null ? null : event in LIFECYCLE ? LIFECYCLE[event as keyof typeof LIFECYCLE] : undefined;
  return lifecycle === undefined ? null : { key: clientState, remoteId: subscriptionId, lifecycle };
};

/**
 * Proves that this address is ours, as Graph asks before it tells anything: the token comes back as plain text.
 * https://learn.microsoft.com/graph/change-notifications-delivery-webhooks#notificationurl-validation
 */
const handshake: RequestHandler = (request, response, next) => {
  const { validationToken } = request.query;
  if (validationToken === undefined) return next();
  if (typeof validationToken !== 'string' || validationToken.length > LONGEST_TOKEN)
    throw new RequestError('invalid-request');
  response.set('cache-control', 'no-store').type('text/plain').send(validationToken);
};

export type WebhookDeps = {
  /** Resolves when what the notices say is durable. */
  readonly receiveNotices: (arrived: readonly ArrivedNotice[]) => Promise<void>;
};

/**
 * Notices of Microsoft Graph. Anything that can be read is answered alike, genuine or not, so that nobody learns
 * which watches there are; only what could not be stored is to be sent again.
 */
export const webhooks = ({ receiveNotices }: WebhookDeps): Router => {
  const router = Router();
  const json = express.json({ limit: LARGEST_BODY, type: () => true });
  router.post(GRAPH_WEBHOOK, handshake, json, async (request, response) => {
    const envelope = Envelope.safeParse(request.body);
    if (!envelope.success) throw new RequestError('invalid-request');
    const notices = envelope.data.value.map(noticeIn).filter((notice) => notice !== null);
    await receiveNotices(notices);
    response.status(202).end();
  });
  return router;
};
