import { useEffect } from 'react';
import { useText } from '../i18n/i18n-context.tsx';
import { usePageStyles } from './page.styles.ts';

/** The heading of a route, which names the document too. */
export function PageTitle({ children }: { children: string }) {
  const { product } = useText().shell;
  useEffect(() => {
    document.title = `${children} – ${product}`;
  }, [children, product]);
  return <h1 className={usePageStyles().title}>{children}</h1>;
}
