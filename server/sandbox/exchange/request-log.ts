/** One request that reached the pretend Exchange. Of what was shown to sign in nothing is kept. */
export type ExchangeRequest = {
  /** UTC ms of the sandbox's clock, when the answer was finished. */
  at: number;
  /** Number of the connection that it came on, from 1. */
  connection: number;
  method: string;
  path: string;
  /** 0: nothing was answered. */
  status: number;
  /** Root element of the request; null when nobody read so far. */
  operation: string | null;
  /** Response codes in the answer, each once. */
  codes: string[];
  /** Name of the Windows account; null for nobody. */
  account: string | null;
  /** Scheme of the Authorization header; null without one. */
  authorization: string | null;
  fault: { id: string; kind: string } | null;
};

export type ExchangeLog = {
  add(request: ExchangeRequest): void;
  /** Oldest first. */
  entries(): readonly ExchangeRequest[];
  clear(): void;
};

const REMEMBERED = 5_000;

/** Remembers the last requests in memory. */
export function createExchangeLog(): ExchangeLog {
  const entries: ExchangeRequest[] = [];
  return {
    add: (request) => {
      entries.push(request);
      if (entries.length > REMEMBERED) entries.splice(0, entries.length - REMEMBERED);
    },
    entries: () => entries,
    clear: () => {
      entries.length = 0;
    },
  };
}
