/** What the server writes into the host page, and the host page's script believes. */
export type HostSettings = {
  /** The task pane's own address and with it the only origin that is spoken to. */
  paneUrl: string;
  appName: string;
  person: HostPerson;
  client: Client;
  theme: Theme;
  locale: Locale;
  width: Width;
  /** The pane is open when the page opens. */
  pane: Pane;
  /** A pinned pane stays open and hears of the next item, any other one closes with its item. */
  pinned: Pinned;
  permission: Permission;
  /** The set `NestedAppAuth 1.1` is said to be supported, whether there is a bridge or not. */
  nestedAppAuth: boolean;
  /** How a native Outlook's bridge behaves. */
  bridge: Bridge;
  dialogFrames: DialogFrames;
  /** Time of the sandbox when the page was made, ms. */
  now: number;
  /** What is open, by its name in the sandbox; `new` for one that nobody saved yet. Null: nothing. */
  item: string | null;
};

export type HostPerson = {
  oid: string;
  tenantName: string;
  kind: 'work' | 'personal';
  name: string;
  address: string;
  /** The name that Windows has for it. */
  timeZone: string;
  /** Minutes to add to UTC from `start` to before `end` (ms), without gaps. */
  offsets: { start: number; end: number; offset: number }[];
};

/** On the web without a bridge for tokens, native with one, or Exchange of one's own with its older sets. */
export const clients = ['web', 'native', 'on-premise'] as const;
export type Client = (typeof clients)[number];

export const themes = ['default', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const locales = ['en-us', 'de-de'] as const;
export type Locale = (typeof locales)[number];

export const widths = ['320', 'full'] as const;
export type Width = (typeof widths)[number];

export const panes = ['closed', 'open'] as const;
export type Pane = (typeof panes)[number];

export const pinnings = ['off', 'on'] as const;
export type Pinned = (typeof pinnings)[number];

export const permissions = ['ReadWriteItem', 'ReadItem', 'ReadWriteMailbox', 'Restricted'] as const;
export type Permission = (typeof permissions)[number];

export const nestings = ['usual', 'claimed', 'absent'] as const;

/** `silent`: nothing is ever answered. `unavailable`: MSAL is told at its start that there is no such thing. */
export const bridges = [
  'works',
  'silent',
  'unavailable',
  'USER_INTERACTION_REQUIRED',
  'USER_CANCEL',
  'NO_NETWORK',
  'ACCOUNT_UNAVAILABLE',
  'TRANSIENT_ERROR',
  'PERSISTENT_ERROR',
  'DISABLED',
  'NESTED_APP_AUTH_UNAVAILABLE',
] as const;
export type Bridge = (typeof bridges)[number];

export const dialogFrameChoices = ['supported', 'refused'] as const;
export type DialogFrames = (typeof dialogFrameChoices)[number];
