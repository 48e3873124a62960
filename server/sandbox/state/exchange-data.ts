import { defaultExchangeSettings, type ExchangeSettings } from '../exchange/settings.ts';

/** What differs of a Windows account from one that nothing ever happened to. */
export type AccountRecord = {
  /** Null: the one that all accounts begin with. */
  password: string | null;
  /** Wrong passwords since the last right one. */
  badPasswords: number;
  locked: boolean;
};

/** All that the pretend Exchange keeps beside the mailboxes, as plain JSON. */
export type ExchangeData = {
  settings: ExchangeSettings;
  /** By name in lower case, without domain. */
  accounts: Record<string, AccountRecord>;
};

export const newExchangeData = (): ExchangeData => ({
  settings: { ...defaultExchangeSettings },
  accounts: {},
});
