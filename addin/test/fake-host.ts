import type { Appointments, ConsentEnd, ConsentTrip, Host, ThemeName, TokenWish } from '../src/host/host.ts';

/** A host for component tests: it records what is asked of it, and the test answers in its place. */
export class FakeHost implements Host {
  readonly kind: Host['kind'];
  readonly locale: string;
  readonly tokens: TokenWish[] = [];
  readonly openedLinks: string[] = [];
  readonly consentTrips: ConsentTrip[] = [];
  theme: ThemeName = 'light';
  appointments?: Appointments;
  readonly #themeListeners = new Set<(theme: ThemeName) => void>();
  #endConsent: (end: ConsentEnd) => void = () => {};

  constructor({ kind = 'teams', locale = 'en-GB' }: { kind?: Host['kind']; locale?: string } = {}) {
    this.kind = kind;
    this.locale = locale;
  }

  onThemeChange(listener: (theme: ThemeName) => void): () => void {
    this.#themeListeners.add(listener);
    return () => this.#themeListeners.delete(listener);
  }

  changeTheme(theme: ThemeName): void {
    this.theme = theme;
    for (const listener of this.#themeListeners) listener(theme);
  }

  async token(wish: TokenWish = {}): Promise<string> {
    this.tokens.push(wish);
    return `token-${this.tokens.length}`;
  }

  async openConsent(trip: Promise<ConsentTrip>): Promise<ConsentEnd> {
    this.consentTrips.push(await trip);
    return new Promise((resolve) => {
      this.#endConsent = resolve;
    });
  }

  /** Microsoft's window ends the way the test says. */
  endConsent(end: ConsentEnd): void {
    this.#endConsent(end);
  }

  openLink(url: string): void {
    this.openedLinks.push(url);
  }

  ready(): void {}

  failed(): void {}
}
