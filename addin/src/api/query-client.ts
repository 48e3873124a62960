import { QueryClient } from '@tanstack/react-query';
import { HostError } from '../host/host-error.ts';
import { ApiError } from './api-error.ts';

const worthRetrying = (error: Error): boolean =>
  error instanceof ApiError
    ? ['offline', 'silent', 'internal', 'too-many-requests', 'provider-unavailable'].includes(error.problem)
    : !(error instanceof HostError);

/** Reads are tried three times when trying again can help; nothing that changes something is ever repeated. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => failures < 2 && worthRetrying(error), staleTime: 5_000 },
      mutations: { retry: false },
    },
  });
