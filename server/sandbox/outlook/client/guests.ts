import type { Guest } from './appointment.ts';

/** Addresses as a person types them, with commas or semicolons between them. */
export const addressesOf = (guests: readonly Guest[]): string =>
  guests.map(({ address }) => address).join(', ');

/** Whoever is known already keeps name and answer. */
export const guestsOf = (typed: string, known: readonly Guest[]): Guest[] =>
  typed
    .split(/[,;\s]+/)
    .filter((address) => address.includes('@'))
    .map(
      (address) =>
        known.find((guest) => guest.address.toLowerCase() === address.toLowerCase()) ?? {
          name: address,
          address,
          response: 'none',
        },
    );
