import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type {
  ExchangeExamination,
  ExchangeOutcome,
  ExchangeRequest,
} from '../../../../../server/contract/exchange.ts';
import { type Draft, type DraftField, requestOf } from './draft.ts';

export type Connected = Extract<ExchangeOutcome, { outcome: 'connected' }>;

/** Entering a login and having it examined. Whatever comes of it, what was entered stays until `reset`. */
export type Login = {
  readonly draft: Draft;
  readonly running: boolean;
  /** What the last examination found, where it failed. */
  readonly failure: ExchangeExamination | null;
  readonly error: unknown;
  /** Whether this field is as it was when it was last sent. */
  readonly isAsSent: (field: DraftField) => boolean;
  readonly change: (draft: Draft) => void;
  readonly submit: () => void;
  /** Ends the waiting. */
  readonly cancel: () => void;
  readonly reset: () => void;
};

/** @param send is called once for each time that a person asks for it, and never repeated. */
export function useLogin({
  first,
  send,
  onConnected,
}: {
  first: Draft;
  send: (request: ExchangeRequest, signal: AbortSignal) => Promise<ExchangeOutcome>;
  onConnected: (outcome: Connected) => Promise<void>;
}): Login {
  const [draft, change] = useState(first);
  const waiting = useRef<AbortController>(undefined);
  const { mutate, reset, isPending, data, error, variables } = useMutation({
    mutationFn: (sent: Draft) => {
      waiting.current = new AbortController();
      return send(requestOf(sent), waiting.current.signal);
    },
    onSuccess: (outcome) => (outcome.outcome === 'connected' ? onConnected(outcome) : undefined),
  });
  const cancel = () => {
    waiting.current?.abort();
    reset();
  };
  return {
    draft,
    running: isPending,
    failure: data?.outcome === 'failed' ? data : null,
    error,
    isAsSent: (field) => variables?.[field] === draft[field],
    change,
    submit: () => mutate(draft),
    cancel,
    reset: () => {
      cancel();
      change(first);
    },
  };
}
