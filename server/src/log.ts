import { type DestinationStream, pino } from 'pino';
import type { Log, LogFields } from './ports/log.ts';

/** Messages of other people's errors quote what they choked on: a value of a row, a piece of a body. */
const unquoted = (message: string): string =>
  message.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"').replace(/\S+@\S+|[\w-]{40,}(?:\.[\w-]*)*/g, '…');

const framesOf = ({ stack }: Error): string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());

/** An error as it may be logged: its names and places, none of its own properties. */
const describeError = (error: unknown, depth = 0): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: unquoted(error.message),
    ...('code' in error && { code: String(error.code) }),
    ...(depth === 0 && { frames: framesOf(error) }),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
};

/** One JSON line an entry, on standard output unless another destination is given. */
export const jsonLog = (level: string, destination?: DestinationStream): Log => {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const write =
    (severity: 'info' | 'warn' | 'error') => (event: string, fields?: LogFields, error?: unknown) =>
      logger[severity]({ ...fields, ...(error !== undefined && { error: describeError(error) }) }, event);
  return { info: write('info'), warn: write('warn'), error: write('error') };
};
