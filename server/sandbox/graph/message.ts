import type { Preferences } from './prefer.ts';

/** A request to Graph, as it comes by itself or inside a `$batch`. `path` starts after `/v1.0`. */
export type GraphRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  preferences: Preferences;
  body: unknown;
};

/** `body` is JSON text, since pages are put together from rendered parts; null for no body. */
export type GraphAnswer = { status: number; headers: Record<string, string>; body: string | null };

export function json(value: unknown, status = 200): GraphAnswer {
  return { status, headers: {}, body: JSON.stringify(value) };
}

export function empty(status: number): GraphAnswer {
  return { status, headers: {}, body: null };
}
