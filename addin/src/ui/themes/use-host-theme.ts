import type { Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Host } from '../../host/host.ts';
import { loadTheme } from './load-theme.ts';

/** The theme of the host, from the one loaded before the first paint on. */
export function useHostTheme(host: Host, first: Theme): Theme {
  const [theme, setTheme] = useState(first);
  useEffect(() => {
    let latest: object;
    return host.onThemeChange((name) => {
      const turn = {};
      latest = turn;
      loadTheme(name).then(
        (loaded) => latest === turn && setTheme(loaded),
        () => {},
      );
    });
  }, [host]);
  return theme;
}
