import { useSyncExternalStore } from 'react';

/** Hash routes, because Office.js removes pushState from the pages it runs in. */
export const addresses = {
  meetings: '#/meetings',
  integrations: '#/settings/integrations',
  appointment: '#/appointment',
} as const;

export type Route = keyof typeof addresses;

const routes = Object.keys(addresses) as Route[];

/** An address that we don't know leads to the `first` screen. */
export const routeOf = (hash: string, first: Route): Route =>
  routes.find((route) => addresses[route] === hash.split('?')[0]) ?? first;

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

export const useRoute = (first: Route): Route =>
  useSyncExternalStore(subscribe, () => routeOf(location.hash, first));

export const goTo = (route: Route): void => {
  location.hash = addresses[route];
};
