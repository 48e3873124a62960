import type { AccountRecord, ExchangeData } from '../../state/exchange-data.ts';
import type { Person } from '../../state/types.ts';

/** With which every account begins. */
export const SANDBOX_PASSWORD = 'Sandbox-Passw0rd!';
/** NetBIOS name of the one domain. */
export const WINDOWS_DOMAIN = 'CONTOSO';
const DNS_DOMAIN = 'contoso.example';

/** Has no mailbox of its own and full access to everybody else's, and may impersonate anybody. */
const SERVICE_ACCOUNT = 'svc-calendar';

export type WindowsAccount = {
  /** In lower case, without domain. */
  name: string;
  userPrincipalName: string;
  /** `oid` of the person whose account it is; null for the service account. */
  oid: string | null;
};

/** How a sign-in ended; only `accepted` lets anybody in. */
export type Outcome =
  | 'accepted'
  | 'wrong-password'
  | 'locked'
  | 'unknown-account'
  | 'wrong-binding'
  | 'missing-binding'
  | 'wrong-mic'
  | 'malformed';

export type Attempt = {
  /** UTC ms of the sandbox's clock. */
  at: number;
  /** As it was typed, with the domain if one was given. */
  login: string;
  /** Name of the account meant; null: there is none. */
  account: string | null;
  method: 'basic' | 'ntlm';
  outcome: Outcome;
};

/** How the password was shown: whole, or by something that only who has it can make. */
type Proof = (password: string, as: { user: string; domain: string }) => boolean;

const REMEMBERED = 1_000;
const untouched: AccountRecord = { password: null, badPasswords: 0, locked: false };

/** The Windows accounts, their passwords and their locks. */
export class Accounts {
  readonly #world: { people(): readonly Person[]; data(): ExchangeData; now(): number; changed(): void };
  #attempts: Attempt[] = [];

  constructor(world: {
    people(): readonly Person[];
    data(): ExchangeData;
    now(): number;
    changed(): void;
  }) {
    this.#world = world;
  }

  all(): WindowsAccount[] {
    const people = this.#world.people().map(({ oid, address }) => ({
      name: (address.split('@')[0] ?? '').toLowerCase(),
      userPrincipalName: address,
      oid,
    }));
    const service = {
      name: SERVICE_ACCOUNT,
      userPrincipalName: `${SERVICE_ACCOUNT}@${DNS_DOMAIN}`,
      oid: null,
    };
    return [...people, service];
  }

  /** By bare name, or by the name that looks like an address. */
  find(user: string, domain = ''): WindowsAccount | null {
    if (domain !== '' && ![WINDOWS_DOMAIN, DNS_DOMAIN.toUpperCase()].includes(domain.toUpperCase()))
      return null;
    const wanted = user.toLowerCase();
    return (
      this.all().find(({ name, userPrincipalName }) =>
        wanted.includes('@') ? userPrincipalName.toLowerCase() === wanted : name === wanted,
      ) ?? null
    );
  }

  record({ name }: WindowsAccount): AccountRecord {
    return this.#world.data().accounts[name] ?? untouched;
  }

  /** Unlocks as well. Null: the one that all accounts begin with. */
  setPassword(account: WindowsAccount, password: string | null): void {
    this.#write(account, { password, badPasswords: 0, locked: false });
  }

  unlock(account: WindowsAccount): void {
    this.#write(account, { badPasswords: 0, locked: false });
  }

  lock(account: WindowsAccount): void {
    this.#write(account, { locked: true });
  }

  /**
   * Checks a password and counts it: a locked account refuses the right one too, and a wrong one is counted up to
   * the threshold. `also` is looked at only when the password is right.
   */
  check(
    login: { user: string; domain: string },
    method: Attempt['method'],
    proof: Proof,
    also: () => Outcome = () => 'accepted',
  ): { outcome: Outcome; account: WindowsAccount | null } {
    const account = this.find(login.user, login.domain);
    const outcome = account === null ? 'unknown-account' : this.#outcome(account, login, proof, also);
    const typed = login.domain === '' ? login.user : `${login.domain}\\${login.user}`;
    this.#attempts.push({
      at: this.#world.now(),
      login: typed,
      account: account?.name ?? null,
      method,
      outcome,
    });
    if (this.#attempts.length > REMEMBERED) this.#attempts.shift();
    return { outcome, account };
  }

  /** Oldest first. */
  attempts(): readonly Attempt[] {
    return this.#attempts;
  }

  noteMalformed(method: Attempt['method']): void {
    this.#attempts.push({ at: this.#world.now(), login: '', account: null, method, outcome: 'malformed' });
  }

  forgetAttempts(): void {
    this.#attempts = [];
  }

  #outcome(
    account: WindowsAccount,
    login: { user: string; domain: string },
    proof: Proof,
    also: () => Outcome,
  ): Outcome {
    const { password, badPasswords, locked } = this.record(account);
    if (locked) return 'locked';
    if (!proof(password ?? SANDBOX_PASSWORD, login)) {
      const bad = badPasswords + 1;
      const { lockoutThreshold } = this.#world.data().settings;
      this.#write(account, { badPasswords: bad, locked: bad >= lockoutThreshold });
      return 'wrong-password';
    }
    const outcome = also();
    if (outcome === 'accepted' && badPasswords > 0) this.#write(account, { badPasswords: 0 });
    return outcome;
  }

  #write(account: WindowsAccount, patch: Partial<AccountRecord>): void {
    this.#world.data().accounts[account.name] = { ...this.record(account), ...patch };
    this.#world.changed();
  }
}
