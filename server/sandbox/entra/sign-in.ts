import type { BrowserSession } from '../state/directory.ts';
import type { Person } from '../state/types.ts';
import { type Audience, admits } from './audience.ts';
import type { SignedInAccount } from './browser-session.ts';
import { EntraError } from './errors.ts';
import type { EntraWorld } from './world.ts';

export type Prompt = 'none' | 'login' | 'select_account' | 'consent' | null;

/** Whom an application wants to be signed in, and how. */
export type SignInWish = {
  audience: Audience;
  prompt: Prompt;
  loginHint: string | null;
  domainHint: string | null;
};

/** `fresh`: not signed in in this browser yet, or to be signed in once more. */
export type Account = { person: Person; fresh: boolean };

/** People that the picker offers. */
export const candidates = ({ directory }: EntraWorld, { audience, domainHint }: SignInWish): Person[] => {
  const admitted = directory.data.people.filter((person) => admits(audience, person, directory));
  const hinted = admitted.filter((person) => {
    const tenant = directory.tenant(person.tenantId);
    if (domainHint === 'consumers') return tenant?.kind === 'personal';
    if (domainHint === 'organizations') return tenant?.kind === 'work';
    return tenant?.domain === domainHint;
  });
  return hinted.length > 0 ? hinted : admitted;
};

/**
 * The account to go on with before anybody was asked; null means the picker. A hint stands for what a person
 * types in, since the sandbox asks for no password.
 */
export const accountWithoutAsking = (
  world: EntraWorld,
  wish: SignInWish,
  session: BrowserSession | undefined,
): Account | null => {
  const { prompt, loginHint } = wish;
  const signedIn = new Set(session?.accounts.map(({ oid }) => oid));
  const known = candidates(world, wish).filter(({ oid }) => signedIn.has(oid));
  const hinted = loginHint === null ? undefined : world.directory.person(loginHint);

  if (prompt === 'select_account') return null;
  if (prompt === 'none') {
    const matching = loginHint === null ? known : known.filter((person) => person === hinted);
    if (matching.length > 1) throw new EntraError(16000);
    const person = matching[0];
    if (!person) throw new EntraError(50058);
    return { person, fresh: false };
  }
  if (hinted) return { person: hinted, fresh: prompt === 'login' || !signedIn.has(hinted.oid) };
  if (prompt === 'login' || loginHint !== null) return null;
  const [only, ...others] = known;
  return only && others.length === 0 ? { person: only, fresh: false } : null;
};

/** Whether this sign-in still lacks the second factor that the tenant, or the request's claims, ask for. */
export const lacksSecondFactor = (
  person: Person,
  account: SignedInAccount,
  demandedByClaims: boolean,
): boolean => (person.signIn.mfa !== 'no' || demandedByClaims) && !account.secondFactor;
