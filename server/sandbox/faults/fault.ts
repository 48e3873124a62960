import { z } from 'zod';

const optional = <T extends z.ZodType>(type: T) => type.exactOptional();

const either = z.enum(['graph', 'entra']);
const anyone = z.enum(['graph', 'entra', 'exchange']);
const ofMailboxes = z.enum(['graph', 'exchange']);
const graph = z.literal('graph');
const entra = z.literal('entra');
const exchange = z.literal('exchange');

/** Which requests a fault strikes, and which of them. What is left out is of no account. */
const always = {
  /** Without it: any but the `OPTIONS` by which a browser asks first. */
  method: optional(z.string().min(1).toUpperCase()),
  /** Without query, `/v1.0` included, as the log of requests has it; `*` is anything within one segment, `**` anything at all. */
  path: optional(z.string().startsWith('/').max(500)),
  /** Requests with `$deltatoken`, with `$skiptoken`, or with neither. */
  cursor: optional(z.enum(['none', 'skip', 'delta'])),
  /** Requests to Exchange with this root element. */
  operation: optional(z.string().min(1)),
  /** Token requests of this `grant_type`. */
  grant: optional(z.string().min(1)),
  /** Steps of a `$batch`, one by one, and nothing else. */
  step: optional(z.boolean()),
  /** Object id of the person whose mailbox is asked for, or for whom a token is. */
  person: optional(z.string().min(1)),
  tenant: optional(z.string().min(1)),
  /** So many requests are struck; null: all until the fault is taken away. */
  times: z.int().positive().nullable().default(null),
  /** It ends by itself after so many ms of the sandbox's clock; null: never. */
  lasts: z.int().positive().nullable().default(null),
  /** So many requests that would be struck are let through first. */
  skip: z.int().nonnegative().default(0),
};

/** `Retry-After` in seconds, null for none; `dated`: as the date that they lead to. */
const retryAfter = (seconds: number | null) => ({
  retryAfter: z.number().nonnegative().nullable().default(seconds),
  dated: z.boolean().default(false),
});

const Kinds = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('throttled'), service: anyone, ...always, ...retryAfter(10) }),
  z.strictObject({
    kind: z.literal('unavailable'),
    service: anyone,
    ...always,
    ...retryAfter(null),
    status: z.literal([500, 502, 503, 504]).default(503),
    /** Said by the service in its own words, or by a gateway on a page. */
    body: z.enum(['json', 'html']).default('json'),
  }),
  /** Nothing is done and nothing answered: the connection ends. */
  z.strictObject({ kind: z.literal('reset'), service: anyone, ...always }),
  /** What was asked for is done, and the connection ends before anybody hears of it. */
  z.strictObject({ kind: z.literal('lost-answer'), service: anyone, ...always }),
  /** Done at once, answered `ms` later. */
  z.strictObject({
    kind: z.literal('slow'),
    service: anyone,
    ...always,
    ms: z.int().nonnegative().max(600_000).default(5_000),
  }),
  /** Half of the answer comes, and then nothing until the client gives up. */
  z.strictObject({ kind: z.literal('stuck'), service: anyone, ...always }),
  /** Half of the answer comes, and the connection ends. */
  z.strictObject({ kind: z.literal('truncated'), service: anyone, ...always }),
  /** 200, said to be JSON or XML, and none. */
  z.strictObject({ kind: z.literal('malformed'), service: anyone, ...always }),
  /** 200 without a body. */
  z.strictObject({ kind: z.literal('empty'), service: anyone, ...always }),
  /** 200 with JSON that nobody expects. */
  z.strictObject({
    kind: z.literal('wrong-shape'),
    service: either,
    ...always,
    body: z.json().default({ value: [{ id: 7 }] }),
  }),
  /** 200 with the body of an error. */
  z.strictObject({
    kind: z.literal('error-in-200'),
    service: either,
    ...always,
    code: z.string().default('generalException'),
  }),
  /** The sync state is gone. Unless `cursor` says otherwise, only requests that carry one are struck. */
  z.strictObject({
    kind: z.literal('expired-cursor'),
    service: graph,
    ...always,
    status: z.literal([410, 400]).default(410),
    /** The code in capitals throughout. */
    oddCase: z.boolean().default(false),
  }),
  /** 401; `claims`: with a challenge that a new sign-in would have to meet. Of Exchange: whatever the password is. */
  z.strictObject({
    kind: z.literal('unauthorised'),
    service: ofMailboxes,
    ...always,
    claims: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('forbidden'), service: ofMailboxes, ...always }),
  z.strictObject({ kind: z.literal('not-found'), service: ofMailboxes, ...always }),
  /** The real page, whose links lead to another origin. */
  z.strictObject({
    kind: z.literal('foreign-link'),
    service: graph,
    ...always,
    origin: z.url({ protocol: /^https?$/ }).default('https://elsewhere.example'),
  }),
  /** The token endpoint refuses with this AADSTS number. */
  z.strictObject({
    kind: z.literal('aadsts'),
    service: entra,
    ...always,
    number: z.int().positive(),
  }),
  /** Exchange says this ResponseCode: in a fault, in all response messages, or in the one of that number from 0. */
  z.strictObject({
    kind: z.literal('ews-error'),
    service: exchange,
    ...always,
    code: z.string().min(1),
    form: z.enum(['fault', 'messages', 'one-message']).default('messages'),
    at: z.int().nonnegative().default(0),
    /** ms. */
    backOff: z.int().nonnegative().nullable().default(null),
  }),
  /** 401 on a connection that was signed in a moment ago, which it is not any more. */
  z.strictObject({ kind: z.literal('session-lost'), service: exchange, ...always }),
  /** 200 with the sign-in form of something in front of Exchange. */
  z.strictObject({ kind: z.literal('sign-in-page'), service: exchange, ...always }),
  z.strictObject({
    kind: z.literal('redirect'),
    service: exchange,
    ...always,
    status: z.literal([301, 302, 307, 308]).default(302),
    to: z.url().default('https://elsewhere.example/EWS/Exchange.asmx'),
  }),
  /** 302 to the page that Exchange has for passing trouble. */
  z.strictObject({ kind: z.literal('error-page'), service: exchange, ...always }),
]);

/** A step of a batch has no connection of its own that could end, and no body that isn't JSON. */
const notInSteps = new Set(['reset', 'lost-answer', 'stuck', 'truncated', 'malformed']);

/** A fault as it is put on, with what is usual for whatever it leaves out. */
export const NewFault = Kinds.check(({ value, issues }) => {
  const refuse = (field: string, message: string) =>
    issues.push({ code: 'custom', input: value, path: [field], message });
  if (value.service === 'graph' && value.grant !== undefined) refuse('grant', 'Graph gives no grants.');
  if (value.service !== 'exchange' && value.operation !== undefined)
    refuse('operation', 'Only Exchange has operations.');
  if (value.service === 'entra' && value.cursor !== undefined) refuse('cursor', 'Entra has no cursors.');
  if (value.step !== true) return;
  if (value.service !== 'graph') refuse('step', 'Only Graph has batches.');
  if (notInSteps.has(value.kind)) refuse('step', `A step of a batch can’t be struck by ${value.kind}.`);
  if (value.kind === 'unavailable' && value.body === 'html')
    refuse('body', 'A step of a batch is not answered by a gateway.');
});

export type NewFault = z.input<typeof NewFault>;

/** A fault that was put on. */
export type Fault = z.output<typeof NewFault> & {
  id: string;
  /** When it was put on: UTC ms of the sandbox's clock. */
  since: number;
  /** How many requests it struck, and how many it let through before. */
  struck: number;
  skipped: number;
};

export type FaultKind = Fault['kind'];
export type Service = Fault['service'];

/** The fault of the given kinds. */
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;
