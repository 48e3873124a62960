/// <reference types="office-js" />
import type { ThemeName } from './host.ts';

type Colours = { readonly bodyBackgroundColor?: string; readonly bodyForegroundColor?: string };

const channels = (colour: string): number[] =>
  (/^#?([0-9a-f]{6})$/i.exec(colour)?.[1]?.match(/../g) ?? []).map((part) => Number.parseInt(part, 16) / 255);

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance; null for what is no colour */
function luminance(colour: string | undefined): number | null {
  const [red, green, blue] = channels(colour ?? '').map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  if (red === undefined || green === undefined || blue === undefined) return null;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black under white, or under a pure colour: what only people who need the contrast choose. */
const isContrast = (background: number, foreground: number | null): boolean =>
  background === 0 && foreground !== null && foreground > 0.9;

/** The theme that fits Outlook's colours; null where there are none. */
export function themeOfColours({ bodyBackgroundColor, bodyForegroundColor }: Colours): ThemeName | null {
  const background = luminance(bodyBackgroundColor);
  if (background === null) return null;
  if (isContrast(background, luminance(bodyForegroundColor))) return 'contrast';
  return background < 0.18 ? 'dark' : 'light';
}

/** What the browser prefers, until Outlook says otherwise. */
function preferredTheme(): ThemeName {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/**
 * The theme now, and whenever it changes. Outlook tells of its own (https://learn.microsoft.com/javascript/api/office/office.officetheme)
 * where it can; on the web it says nothing at the start.
 */
export function followTheme(): {
  current(): ThemeName;
  onChange(listener: (theme: ThemeName) => void): () => void;
} {
  const listeners = new Set<(theme: ThemeName) => void>();
  let ofOutlook = themeOfColours(Office.context.officeTheme ?? {});
  const current = (): ThemeName =>
    matchMedia('(forced-colors: active)').matches ? 'contrast' : (ofOutlook ?? preferredTheme());
  const changed = () => {
    for (const listener of listeners) listener(current());
  };
  for (const feature of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    matchMedia(feature).addEventListener('change', changed);
  Office.context.mailbox.addHandlerAsync?.(
    Office.EventType.OfficeThemeChanged,
    (event: { officeTheme?: Colours }) => {
      ofOutlook = themeOfColours(event.officeTheme ?? {}) ?? ofOutlook;
      changed();
    },
    () => {},
  );
  return {
    current,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
