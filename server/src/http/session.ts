import type { Caller } from '../ports/caller.ts';
import type { Offer } from '../usecases/list-offers.ts';
import type { Handlers } from './handler.ts';

export type SessionDeps = { readonly listOffers: (caller: Caller) => Offer[] };

export const sessionHandlers = ({ listOffers }: SessionDeps): Pick<Handlers, 'getSession'> => ({
  getSession: async ({ caller }) => ({
    user: { name: caller.name },
    offers: listOffers(caller).map(({ kind, scopes, own }) => ({ kind, scopes: [...scopes], own })),
  }),
});
