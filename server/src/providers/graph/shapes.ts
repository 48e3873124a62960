import { z } from 'zod';
import { ProviderError } from '../../ports/failure.ts';

/** Graph leaves properties out, or sends null; both mean that there is nothing. */
const text = z.string().nullish();
const flag = z.boolean().nullish();

/** An instant in UTC (ms). `Prefer: outlook.timezone="UTC"` is on every request, so anything else is a surprise. */
const Moment = z
  .object({ dateTime: z.string(), timeZone: z.string() })
  .transform(({ dateTime, timeZone }, context) => {
    const utc = timeZone === 'UTC' || /^utc$/i.test(timeZone);
    const text = dateTime.slice(0, 23);
    const at = utc ? Date.parse(/Z$/i.test(text) ? text : `${text}Z`) : Number.NaN;
    if (!Number.isNaN(at)) return at;
    context.addIssue({ code: 'custom', message: 'is no time in UTC' });
    return z.NEVER;
  });

const Instant = z.string().transform((value, context) => {
  const at = Date.parse(value);
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: 'is no instant' });
  return z.NEVER;
});

const EventType = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['singleinstance', 'occurrence', 'exception', 'seriesmaster']));

const Address = z.object({ name: text, address: text }).nullish();
const Place = z.object({ displayName: text, locationUri: text }).nullish();

/** https://learn.microsoft.com/graph/api/resources/event */
export const EventShape = z.object({
  id: z.string(),
  type: EventType,
  seriesMasterId: text,
  subject: text,
  sensitivity: text,
  isAllDay: flag,
  isCancelled: flag,
  start: Moment,
  end: Moment,
  originalStart: Instant.nullish(),
  originalStartTimeZone: text,
  organizer: z.object({ emailAddress: Address }).nullish(),
  responseStatus: z.object({ response: text }).nullish(),
  isOnlineMeeting: flag,
  onlineMeeting: z.object({ joinUrl: text }).nullish(),
  location: Place,
  locations: z.array(Place).nullish(),
  body: z.object({ content: text }).nullish(),
  iCalUId: text,
});
export type GraphEvent = z.output<typeof EventShape>;

/** Gone from the window; nothing but the id counts. */
const RemovedShape = z.object({ id: z.string(), '@removed': z.unknown() });

const isRemoved = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && '@removed' in item && item['@removed'] !== null;

const Link = z.string().optional();

/** A page; its rows are read one by one, each as what it is. */
export const PageShape = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': Link,
  '@odata.deltaLink': Link,
});

export const CalendarShape = z.object({
  id: z.string(),
  name: text,
  hexColor: text,
  isDefaultCalendar: flag,
  canShare: flag,
  owner: Address,
});
export type GraphCalendar = z.output<typeof CalendarShape>;
export const CalendarPageShape = z.object({ value: z.array(CalendarShape), '@odata.nextLink': Link });

export const CalendarIdShape = z.object({ id: z.string() });

export const TranslationShape = z.object({
  value: z.array(z.object({ sourceId: z.string(), targetId: text })),
});

export const MainCalendarShape = z.object({ owner: Address });

/** https://learn.microsoft.com/graph/api/resources/subscription */
export const SubscriptionShape = z.object({
  id: z.string(),
  expirationDateTime: Instant,
  notificationUrl: text,
});
export const SubscriptionPageShape = z.object({
  value: z.array(SubscriptionShape),
  '@odata.nextLink': Link,
});

export const BatchShape = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

/** @throws ProviderError `unintelligible` with the path of the first thing that could not be read, and nothing of its content. */
export const read = <T>(shape: z.ZodType<T>, value: unknown, path = ''): T => {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const at = [path, ...(parsed.error.issues[0]?.path ?? []).map(String)]
    .filter((part) => part !== '')
    .join('.');
  throw new ProviderError({ kind: 'unintelligible', path: at });
};

/** The id of a row, whatever else is wrong with it. */
export const idIn = (row: unknown): string | null =>
  z.object({ id: z.string() }).safeParse(row).data?.id ?? null;

/** @throws ProviderError as `read`. */
export const readRow = (
  row: unknown,
  i: number,
): GraphEvent | { readonly id: string; readonly removed: true } =>
  isRemoved(row)
    ? { id: read(RemovedShape, row, `value.${i}`).id, removed: true }
    : read(EventShape, row, `value.${i}`);
