import type { Theme } from '@fluentui/react-components';
import type { ThemeName } from '../../host/host.ts';

const modules = {
  light: () => import(/* webpackChunkName: "theme-light" */ './light.ts'),
  dark: () => import(/* webpackChunkName: "theme-dark" */ './dark.ts'),
  contrast: () => import(/* webpackChunkName: "theme-contrast" */ './contrast.ts'),
};

/** Each theme is a chunk of its own; few people ever see two. */
export const loadTheme = async (name: ThemeName): Promise<Theme> => (await modules[name]()).theme;
