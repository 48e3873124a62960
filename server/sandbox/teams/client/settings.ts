/** What the server writes into the host page, and the host page's script believes. */
export type HostSettings = {
  /** The tab's own address and with it the only origin that is spoken to. */
  tabUrl: string;
  appName: string;
  appId: string;
  person: HostPerson | null;
  theme: Theme;
  locale: Locale;
  width: Width;
  frameContext: FrameContext;
  /** A bridge for nested app authentication is offered, and recommended. */
  nestedAppAuth: boolean;
  /** How long the app may take to say that it is ready, in ms. */
  patience: number;
  /** Functions that are never answered. */
  mute: string[];
  /** The word with which `getAuthToken` fails; null: it works. */
  refuse: string | null;
};

export type HostPerson = {
  oid: string;
  tenantId: string;
  tenantName: string;
  name: string;
  address: string;
};

export const themes = ['default', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const locales = ['en-us', 'de-de'] as const;
type Locale = (typeof locales)[number];

export const widths = ['full', '320'] as const;
type Width = (typeof widths)[number];

export const frameContexts = ['content', 'sidePanel', 'meetingStage', 'task', 'settings', 'remove'] as const;
export type FrameContext = (typeof frameContexts)[number];
