import type { Answer, Body, EndpointName, FileName, Params, Query } from '../../contract/endpoints.ts';
import type { Caller } from '../ports/caller.ts';

/** One authenticated call of the API, parsed by the contract. */
export type Call<N extends EndpointName> = {
  readonly caller: Caller;
  readonly params: Params<N>;
  readonly query: Query<N>;
  readonly body: Body<N>;
};

/** Answers one endpoint, a file by its pieces; errors are thrown as `Refusal` or `ProviderError`. */
export type Handler<N extends EndpointName> = (
  call: Call<N>,
) => Promise<N extends FileName ? AsyncIterable<string> : Answer<N>>;

export type Handlers = { readonly [N in EndpointName]: Handler<N> };
