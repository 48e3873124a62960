import type { Tokens } from '../ports/token-service.ts';
import type { Vault } from '../ports/vault.ts';

/** What a consent keeps, sealed, until its starter fetches it. */
export type ParkedGrant = Tokens;

export const hashCode = (vault: Vault, code: string): string => vault.hash(`one-time code ${code}`);
