import { type ReactNode, useEffect, useRef } from 'react';
import type { ConnectionKind } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useConnectStyles } from './connect.styles.ts';

/** How an offer stands among the others; `shown`: somebody was led here. */
export type OfferPlace = { readonly alone: boolean; readonly connected: boolean; readonly shown: boolean };

/** One kind of calendar: what it is, the way to connect it, and, folded away, what Sally does with what it gets. */
export function OfferSection({
  kind,
  place: { alone, shown },
  actions,
  remark,
  details,
  children,
}: {
  kind: ConnectionKind;
  place: OfferPlace;
  actions: ReactNode;
  remark?: ReactNode;
  /** The title of what is folded away. */
  details: string;
  children: ReactNode;
}) {
  const styles = useConnectStyles();
  const { connect, integrations } = useSettingsText();
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown) buttons.current?.querySelector('button')?.focus();
  }, [shown]);
  return (
    <section className={styles.section} aria-label={integrations.kinds[kind]}>
      <div className={styles.offer}>
        <div className={styles.offerWords}>
          <h3 className={styles.offerTitle}>{integrations.kinds[kind]}</h3>
          <p className={styles.offerText}>{connect.offers[kind].text}</p>
        </div>
        <div ref={buttons} className={styles.offerActions}>
          {actions}
        </div>
      </div>
      {remark}
      <details className={styles.asked} open={alone}>
        <summary className={styles.askedTitle}>{details}</summary>
        {children}
      </details>
    </section>
  );
}
