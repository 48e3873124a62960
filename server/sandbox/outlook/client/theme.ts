import type { Theme } from './settings.ts';

/** Colours as numbers `rrggbb`. https://learn.microsoft.com/javascript/api/office/office.officetheme */
type Colours = {
  bodyBackgroundColor: number;
  bodyForegroundColor: number;
  controlBackgroundColor: number;
  controlForegroundColor: number;
};

const colours: Record<Theme, Colours> = {
  default: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x242424,
    controlBackgroundColor: 0xf5f5f5,
    controlForegroundColor: 0x242424,
  },
  dark: {
    bodyBackgroundColor: 0x1f1f1f,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x292929,
    controlForegroundColor: 0xffffff,
  },
  contrast: {
    bodyBackgroundColor: 0x000000,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x000000,
    controlForegroundColor: 0xffffff,
  },
};

/** The event's payload, like that of most events: a list of one JSON string. */
export const themeEvent = (theme: Theme): [string] => [JSON.stringify(colours[theme])];
