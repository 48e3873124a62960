import { z } from 'zod';
import type { Change } from '../../state/log.ts';
import { refusals } from './refusals.ts';

const MINUTE = 60_000;
/** https://learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime */
const LONGEST_MINUTES = 10_080;
const SHORTEST_MINUTES = 45;
const LONGEST_CLIENT_STATE = 128;

const Text = z.string().min(1).nullish();
const Body = z.strictObject({
  '@odata.type': z.string().exactOptional(),
  changeType: Text,
  notificationUrl: Text,
  lifecycleNotificationUrl: Text,
  resource: Text,
  expirationDateTime: Text,
  clientState: z.string().nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).nullish(),
  includeResourceData: z.boolean().nullish(),
  encryptionCertificate: z.string().nullish(),
  encryptionCertificateId: z.string().nullish(),
  notificationUrlAppId: z.string().nullish(),
  notificationQueryOptions: z.string().nullish(),
});
type Body = z.output<typeof Body>;

export type NewSubscription = {
  changeType: string;
  kinds: Change['kind'][];
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  resource: string;
  expiresAt: number;
  clientState: string | null;
  latestSupportedTlsVersion: string;
};

/** `now`: UTC ms of the sandbox's clock. */
export function readNewSubscription(body: unknown, now: number): NewSubscription {
  const given = parsed(body);
  const changeType = required(given, 'changeType');
  const { clientState = null, lifecycleNotificationUrl = null } = given;
  if ((clientState ?? '').length > LONGEST_CLIENT_STATE) {
    throw refusals.invalid(`clientState is longer than ${LONGEST_CLIENT_STATE} characters.`);
  }
  if (given.includeResourceData) throw refusals.invalid('Resource data is not part of this sandbox.');
  return {
    changeType,
    kinds: kindsOf(changeType),
    notificationUrl: httpsOnly('notificationUrl', required(given, 'notificationUrl')),
    lifecycleNotificationUrl:
      lifecycleNotificationUrl && httpsOnly('lifecycleNotificationUrl', lifecycleNotificationUrl),
    resource: required(given, 'resource'),
    expiresAt: expiryOf(required(given, 'expirationDateTime'), now),
    clientState,
    latestSupportedTlsVersion: given.latestSupportedTlsVersion ?? 'v1_2',
  };
}

/** A renewal, a new address, or both. https://learn.microsoft.com/graph/api/subscription-update */
export function readRenewal(
  body: unknown,
  now: number,
): { expiresAt: number | null; notificationUrl: string | null } {
  const { '@odata.type': _type, expirationDateTime, notificationUrl, ...more } = parsed(body);
  const [other] = Object.keys(more);
  if (other !== undefined) throw refusals.invalid(`${other} cannot be updated.`);
  if (!expirationDateTime && !notificationUrl) {
    throw refusals.invalid(
      "Subscription must contain either the 'expirationDateTime' or 'notificationUrl' property and its value.",
    );
  }
  return {
    expiresAt: expirationDateTime ? expiryOf(expirationDateTime, now) : null,
    notificationUrl: notificationUrl ? httpsOnly('notificationUrl', notificationUrl) : null,
  };
}

function parsed(body: unknown): Body {
  const read = Body.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw refusals.invalid(`${issue?.path.join('.') || 'Subscription'}: ${issue?.message}`);
}

function required(body: Body, name: 'changeType' | 'notificationUrl' | 'resource' | 'expirationDateTime') {
  const value = body[name];
  if (!value) throw refusals.required(name);
  return value;
}

function kindsOf(changeType: string): Change['kind'][] {
  return changeType.split(',').map((word) => {
    const kind = word.trim().toLowerCase();
    if (kind === 'created' || kind === 'updated' || kind === 'deleted') return kind;
    throw refusals.invalid(`Invalid changeType '${word.trim()}'.`);
  });
}

function httpsOnly(name: string, url: string): string {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') return url;
  throw refusals.invalid(`${name} must be an absolute URL with the https scheme.`);
}

function expiryOf(text: string, now: number): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw refusals.invalid(`Invalid expirationDateTime '${text}'.`);
  if (at > now + LONGEST_MINUTES * MINUTE) throw refusals.tooLong(LONGEST_MINUTES);
  return Math.max(at, now + SHORTEST_MINUTES * MINUTE);
}
