import { Component, type ReactNode } from 'react';
import type { Messages } from '../../i18n/i18n-context.tsx';

type Props = { messages: Messages; onCrash: (error: Error) => void; children: ReactNode };

/** The last resort when rendering itself fails: a sentence and a way to start over, without any library. */
export class Crash extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidCatch(error: Error) {
    this.props.onCrash(error);
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    const { shell } = this.props.messages;
    return (
      <main className="plain" role="alert">
        <p>{shell.crashed}</p>
        <button type="button" onClick={() => location.reload()}>
          {shell.reload}
        </button>
      </main>
    );
  }
}
