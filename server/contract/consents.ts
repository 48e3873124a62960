import { z } from 'zod';
import { MicrosoftKind } from './connections.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/, 'Use base64url without padding.');

/** Starts one trip through Microsoft's window. The verifier behind `challenge` never leaves the page that starts. */
export const ConsentRequest = z.strictObject({
  kind: MicrosoftKind,
  /** SHA-256 of the verifier, base64url. */
  challenge: base64url.length(43),
  /** The claims challenge of an earlier answer, unchanged. */
  claims: z.string().max(4096).optional(),
  /** Reconnect this connection; only the same account is accepted. */
  connectionId: z.uuid().optional(),
  /** The person chooses in Microsoft's window which account it is to be. */
  another: z.boolean().optional(),
});
export type ConsentRequest = z.infer<typeof ConsentRequest>;

export const ConsentStart = z.strictObject({
  id: z.uuid(),
  /** Page of ours that the window opens; it goes on to Microsoft. */
  startUrl: z.url(),
  expiresAt: z.iso.datetime(),
});
export type ConsentStart = z.infer<typeof ConsentStart>;

/** Why Microsoft's window ended without a grant. */
export const ConsentRefusal = z.enum([
  'cancelled',
  'approval-needed',
  'approval-requested',
  'wrong-account',
  'not-served',
  'blocked',
  'operator',
]);
export type ConsentRefusal = z.infer<typeof ConsentRefusal>;

/**
 * `parked`: signed in, redeem with the verifier. `parked-elsewhere`: another account than yours signed in,
 * so the one-time code shown in Microsoft's window is needed as well.
 */
export const ConsentStatus = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open') }),
  z.strictObject({ status: z.literal('parked') }),
  z.strictObject({ status: z.literal('parked-elsewhere') }),
  z.strictObject({ status: z.literal('redeemed') }),
  z.strictObject({ status: z.literal('expired') }),
  z.strictObject({ status: z.literal('refused'), reason: ConsentRefusal, code: z.string().nullable() }),
]);
export type ConsentStatus = z.infer<typeof ConsentStatus>;

export const RedeemRequest = z.strictObject({
  verifier: base64url.min(43).max(128),
  code: z.string().max(64).optional(),
});
export type RedeemRequest = z.infer<typeof RedeemRequest>;
