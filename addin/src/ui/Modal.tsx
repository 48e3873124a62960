import { Button, mergeClasses } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useText } from '../i18n/i18n-context.tsx';
import { useModalStyles } from './modal.styles.ts';

/**
 * A panel or dialog on the browser's own `<dialog>`, which keeps the focus in, makes the rest inert and gives the focus back.
 * Fluent's does the same by focusable elements hidden from assistive technology, which WCAG checkers rightly refuse.
 */
export function Modal({
  kind,
  title,
  footer,
  notice,
  onClose,
  children,
}: {
  /** An `alert` asks before something is lost. */
  kind: 'drawer' | 'dialog' | 'alert';
  title: string;
  footer?: ReactNode;
  /** What went wrong; it stands with the buttons, so that it is seen wherever the body is scrolled to. */
  notice?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const styles = useModalStyles();
  const { shell } = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={mergeClasses(styles.root, kind === 'drawer' ? styles.drawer : styles.dialog)}
      role={kind === 'alert' ? 'alertdialog' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.header}>
        <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        <Button
          appearance="subtle"
          aria-label={shell.close}
          icon={<DismissRegular aria-hidden />}
          onClick={onClose}
        />
      </header>
      <div className={styles.body}>{children}</div>
      {footer !== undefined && (
        <footer className={styles.footer}>
          <div className={styles.footerNotice}>{notice}</div>
          {footer}
        </footer>
      )}
    </dialog>
  );
}
