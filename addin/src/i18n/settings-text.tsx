import { createContext, useContext } from 'react';
import type { settingsMessages } from './en-settings.ts';

export type SettingsMessages = typeof settingsMessages;

export const loadSettingsText = {
  en: () => import(/* webpackChunkName: "text-en-settings" */ './en-settings.ts'),
  de: () => import(/* webpackChunkName: "text-de-settings" */ './de-settings.ts'),
};

const SettingsTextContext = createContext<SettingsMessages | null>(null);
export const SettingsTextProvider = SettingsTextContext.Provider;

export function useSettingsText(): SettingsMessages {
  const text = useContext(SettingsTextContext);
  if (text === null) throw new Error('useSettingsText needs a SettingsTextProvider.');
  return text;
}
