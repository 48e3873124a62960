import { type RefObject, useLayoutEffect } from 'react';

/** Where something goes that holds the focus, `heir` gets it; else it would be nowhere. */
export function useLeaveFocus(
  root: RefObject<HTMLElement | null>,
  heir: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const element = root.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      // A dialog that goes along keeps the rest of the page inert until it is gone.
      queueMicrotask(() => {
        if (document.activeElement === document.body) heir.current?.focus();
      });
    };
  }, [root, heir]);
}
