import type { Request, Response } from 'express';
import type { BrowserSession } from '../state/directory.ts';
import type { Person } from '../state/types.ts';
import { addAccount, type SignedInAccount, sessionOf, startSession } from './browser-session.ts';
import { EntraError } from './errors.ts';
import { PageForm } from './page-form.ts';
import { accountWithoutAsking, type SignInWish } from './sign-in.ts';
import type { EntraWorld } from './world.ts';

/** One request of a browser on its way through the pages. */
export type Visit = {
  session: BrowserSession | undefined;
  /** What a page posted; null where the application has just sent the person here. */
  form: PageForm | null;
  /** Who goes on; null as long as nobody was chosen. */
  chosen: { person: Person; account: SignedInAccount } | null;
};

const readForm = (request: Request): PageForm | null => {
  if (request.method !== 'POST') return null;
  const parsed = PageForm.safeParse(request.body);
  if (!parsed.success) throw new EntraError(9002313);
  return parsed.data;
};

/** Whether the person signs in now, or goes on with a sign-in that this browser has. */
const choose = (
  world: EntraWorld,
  wish: SignInWish,
  session: BrowserSession | undefined,
  form: PageForm | null,
) => {
  if (form === null) return accountWithoutAsking(world, wish, session);
  const person = world.directory.person(form.account);
  return person ? { person, fresh: form.step === 'pick' } : null;
};

/** Finds out who is in front of the browser, and signs them in where that is due. */
export const enter = (world: EntraWorld, wish: SignInWish, request: Request, response: Response): Visit => {
  const { directory, clock } = world;
  const form = readForm(request);
  const session = sessionOf(request, directory);
  const choice = choose(world, wish, session, form);
  if (!choice) return { session, form, chosen: null };
  const { person } = choice;
  const known = session?.accounts.find(({ oid }) => oid === person.oid);

  if (!choice.fresh) {
    if (known && form?.step === 'second-factor' && form.decision === 'approve') {
      known.secondFactor = true;
      if (person.signIn.mfa === 'demanded') directory.setSignIn(person.oid, { mfa: 'given' });
      world.changed();
    }
    return { session, form, chosen: known ? { person, account: known } : null };
  }
  const browser = session ?? startSession(response, directory);
  const secondFactor = wish.prompt !== 'login' && (known?.secondFactor ?? false);
  const account = addAccount(browser, person.oid, { at: clock.now(), secondFactor });
  world.changed();
  return { session: browser, form, chosen: { person, account } };
};
