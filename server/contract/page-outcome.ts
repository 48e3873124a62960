import { z } from 'zod';
import { ConnectionKind } from './connections.ts';
import { ConsentRefusal } from './consents.ts';

/** What consent.html says; the server writes it into the page as JSON (`<script type="application/json" id="outcome">`). */
export const ConsentOutcome = z.discriminatedUnion('result', [
  /** Signed in; `code` is the one-time code that the starter redeems. */
  z.strictObject({ result: z.literal('parked'), code: z.string(), consentId: z.uuid() }),
  /** `expired`: the link is unknown, used or too old. */
  z.strictObject({
    result: z.literal('refused'),
    reason: z.enum([...ConsentRefusal.options, 'expired']),
    code: z.string().nullable(),
  }),
]);
export type ConsentOutcome = z.infer<typeof ConsentOutcome>;

/** What approve.html says, the same way. Nothing here is believed by anyone but the reader. */
export const ApprovalOutcome = z.discriminatedUnion('step', [
  /** Somebody asks: what for, and Microsoft's address where an administrator answers. */
  z.strictObject({
    step: z.literal('asked'),
    kind: ConnectionKind,
    /** Null where the organisation's name is not known. */
    organization: z.string().nullable(),
    scopes: z.array(z.string()),
    approveUrl: z.url(),
  }),
  z.strictObject({ step: z.literal('approved') }),
  /** `not-allowed`: this account may not approve; `expired`: the link is forged, incomplete or too old. */
  z.strictObject({
    step: z.literal('refused'),
    reason: z.enum(['cancelled', 'not-allowed', 'operator', 'expired']),
    code: z.string().nullable(),
  }),
]);
export type ApprovalOutcome = z.infer<typeof ApprovalOutcome>;
