import { createContext, useContext } from 'react';
import type { settingsMessages } from './en-settings.ts';

export type SettingsMessages = typeof settingsMessages;

const SettingsTextContext = createContext<SettingsMessages | null>(null);
export const SettingsTextProvider = SettingsTextContext.Provider;

export function useSettingsText(): SettingsMessages {
  const text = useContext(SettingsTextContext);
  if (text === null) throw new Error('useSettingsText needs a SettingsTextProvider.');
  return text;
}
