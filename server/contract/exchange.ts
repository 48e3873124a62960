import { z } from 'zod';
import { Connection } from './connections.ts';
import { ExchangeFinding } from './exchange-findings.ts';

/** The versions a person can choose, as `domain/exchange/version.ts` knows them; `automatic` finds out by itself. */
export const ExchangeVersion = z.enum([
  'automatic',
  'exchange-se',
  'exchange-2019',
  'exchange-2016',
  'exchange-2013-sp1',
  'exchange-2013',
  'exchange-2010-sp2',
  'exchange-2010-sp1',
  'exchange-2010',
  'exchange-2007-sp1',
]);
export type ExchangeVersion = z.infer<typeof ExchangeVersion>;

const Url = z.string().trim().min(1, 'Enter the address of the Exchange server.').max(500);
/** Names in Windows have no colon, which ends them in Basic authentication. */
const Username = z
  .string()
  .trim()
  .min(1, 'Enter the user name.')
  .max(320)
  .regex(/^[^:\p{Cc}]*$/u, 'A user name has no colon.');
const Password = z.string().min(1, 'Enter the password.').max(256);
const Mailbox = z.email('Enter an e-mail address, or leave this empty.').max(320).nullable();

/**
 * What a person enters to connect an Exchange server. `url` may be a host, the address of Outlook on the web or the whole
 * path; `mailbox` is read instead of the login's own. `channelBinding` is false where a device in front of the server ends
 * TLS.
 */
export const ExchangeRequest = z.strictObject({
  url: Url,
  username: Username,
  password: Password,
  version: ExchangeVersion,
  mailbox: Mailbox,
  channelBinding: z.boolean(),
});
export type ExchangeRequest = z.infer<typeof ExchangeRequest>;

/** What is stored of it. The password is never told. `build` is what the server says it is: `15.1.2507.6`. */
export const ExchangeDetails = ExchangeRequest.omit({ password: true }).extend({
  build: z.string().nullable(),
  /** What `build` is called; null for one that nobody here knows. */
  reportedVersion: ExchangeVersion.nullable(),
});
export type ExchangeDetails = z.infer<typeof ExchangeDetails>;

export const ExchangeStep = z.enum([
  'address',
  'name',
  'connection',
  'encryption',
  'service',
  'sign-in',
  'version',
  'mailbox',
  'calendar',
]);
export type ExchangeStep = z.infer<typeof ExchangeStep>;

/**
 * One step of examining a server, in the order of `ExchangeStep`. `fact` is shown with it: a host, who issued a
 * certificate, an instant (ISO 8601), a build, an address; null where there is none.
 */
export const StepReport = z.discriminatedUnion('state', [
  z.strictObject({ step: ExchangeStep, state: z.literal('passed'), fact: z.string().nullable() }),
  z.strictObject({
    step: ExchangeStep,
    state: z.literal('hint'),
    hint: z.enum(['certificate-expiring', 'version-differs', 'basic-only', 'version-out-of-support']),
    fact: z.string().nullable(),
  }),
  z.strictObject({
    step: ExchangeStep,
    state: z.literal('failed'),
    finding: ExchangeFinding,
    fact: z.string().nullable(),
  }),
  z.strictObject({ step: ExchangeStep, state: z.literal('skipped') }),
]);
export type StepReport = z.infer<typeof StepReport>;

/** `url` is the address that was examined, as it is used; null where what was typed is none. */
export const ExchangeExamination = z.strictObject({
  url: z.string().nullable(),
  report: z.array(StepReport),
});
export type ExchangeExamination = z.infer<typeof ExchangeExamination>;

/** What came of connecting, or of entering new data for a connection. Nothing is stored unless it is `connected`. */
export const ExchangeOutcome = z.discriminatedUnion('outcome', [
  ExchangeExamination.extend({
    outcome: z.literal('connected'),
    connection: Connection,
    /** This mailbox was connected before; the connection is renewed and keeps its choices. */
    again: z.boolean(),
  }),
  ExchangeExamination.extend({ outcome: z.literal('failed') }),
]);
export type ExchangeOutcome = z.infer<typeof ExchangeOutcome>;
