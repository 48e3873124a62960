import type { Vault } from '../ports/vault.ts';

/** The key that a series of a calendar is stored under: its id must not be readable where it is left out. */
export const seriesKey = (vault: Pick<Vault, 'hash'>, calendarId: string, seriesId: string): string =>
  vault.hash(`${calendarId} ${seriesId}`);
