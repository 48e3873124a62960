import { z } from 'zod';

/** Names are short since a link is built for every page. */
const SkipToken = z.strictObject({
  /** Round and place in it. */
  r: z.string(),
  i: z.int().min(0),
  /** The empty page before this place was given already. */
  e: z.boolean(),
});

const DeltaToken = z.strictObject({
  /** Generation of tokens, calendar, window and last change. */
  g: z.int(),
  c: z.string(),
  s: z.int(),
  t: z.int(),
  q: z.int(),
});

export type SkipToken = z.output<typeof SkipToken>;
export type DeltaToken = z.output<typeof DeltaToken>;

/** Opaque to clients. A delta token says all by itself, so that it outlives a restart. */
export function writeToken(token: SkipToken | DeltaToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

export function readSkipToken(text: string): SkipToken | null {
  return read(SkipToken, text);
}

export function readDeltaToken(text: string): DeltaToken | null {
  return read(DeltaToken, text);
}

function read<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
