export type ThemeName = 'light' | 'dark' | 'contrast';

/** One trip through Microsoft's window: the page of ours that it opens first. */
export type ConsentTrip = { readonly startUrl: string };

/**
 * How the window ended, as far as the host can tell. `closed` may be wrong: Entra can isolate its window,
 * and then every host believes that it was closed. The consent's status at the server decides.
 */
export type ConsentEnd =
  | { readonly end: 'code'; readonly code: string }
  | { readonly end: 'closed' }
  | { readonly end: 'blocked' };

export type TokenWish = {
  /** Do not take a token from a cache where that can be avoided. */
  readonly fresh?: boolean;
  /** A claims challenge, unchanged. */
  readonly claims?: string;
};

/** The appointment beside the page, as far as it takes to ask our API about it. */
export type OpenAppointment =
  | { readonly state: 'none' }
  /** It is being made, and has no id before it is saved or sent. */
  | { readonly state: 'unsaved' }
  /** This Outlook is too old to tell which one is being changed. */
  | { readonly state: 'unidentified' }
  | {
      readonly state: 'saved';
      readonly itemId: string;
      readonly seriesId: string | null;
      /** ISO 8601, UTC. */
      readonly start: string | null;
      /** Whose Outlook it is. */
      readonly mailbox: string;
      /** Whose calendar it lies in, where that is somebody else's. */
      readonly owner: string | null;
    };

export type Appointments = {
  /** Whether one is open now. */
  isOpen(): boolean;
  read(): Promise<OpenAppointment>;
  /** Another one is open, or none. @returns a function that stops listening. */
  onChange(listener: () => void): () => void;
};

/** What surrounds the page: Teams, Outlook, or a plain browser. The rest of the add-in knows nothing else of them. */
export interface Host {
  readonly kind: 'teams' | 'outlook' | 'browser';
  /** BCP 47, for example `de-DE`. */
  readonly locale: string;
  readonly theme: ThemeName;
  /** @returns a function that stops listening. */
  onThemeChange(listener: (theme: ThemeName) => void): () => void;
  /** An access token for our own API. Rejects with `HostError`. */
  token(wish?: TokenWish): Promise<string>;
  /**
   * Opens Microsoft's window. Call it straight from a click, with the trip still on its way, so that
   * pop-up blockers let it through. Rejects as the trip does; `signal` stops listening and closes what can be closed.
   */
  openConsent(trip: Promise<ConsentTrip>, signal: AbortSignal): Promise<ConsentEnd>;
  /** Opens a meeting or another https address outside the tab. */
  openLink(url: string): void;
  /** What is open in Outlook; absent everywhere else. */
  readonly appointments?: Appointments;
  /** Absent where the host signs people in and out itself. */
  readonly signOut?: () => Promise<void>;
  /** The first screen stands. */
  ready(): void;
  /** The page cannot show anything useful. */
  failed(message: string): void;
}
