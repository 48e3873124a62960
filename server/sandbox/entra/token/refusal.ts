import { type EntraError, errorBody, type Trace } from '../errors.ts';

/** What the token endpoint answers to a request that it refuses. */
export const refusal = (error: EntraError, trace: Trace, authority: string) => ({
  status: error.error === 'invalid_client' ? 401 : 400,
  headers: { 'x-ms-clitelem': `1,${error.number},0,,` },
  body: errorBody(error, trace, authority),
});
