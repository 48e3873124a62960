import { useSyncExternalStore } from 'react';

/** Hash routes, because Office.js removes pushState from the pages it runs in. */
export const addresses = {
  meetings: '#/meetings',
  integrations: '#/settings/integrations',
} as const;

export type Route = keyof typeof addresses;

/** An address that we don't know leads to the first screen. */
export const routeOf = (hash: string): Route =>
  hash.split('?')[0] === addresses.integrations ? 'integrations' : 'meetings';

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

export const useRoute = (): Route => useSyncExternalStore(subscribe, () => routeOf(location.hash));

export const goTo = (route: Route): void => {
  location.hash = addresses[route];
};
