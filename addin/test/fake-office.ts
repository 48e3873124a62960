type Handler = (event: Record<string, unknown>) => void;
type Done = (result: Record<string, unknown>) => void;

/** A window that Outlook opened for the add-in; the test is the page inside it. */
export class FakeDialog {
  readonly address: URL;
  readonly asksFirst: boolean;
  closed = false;
  readonly #handlers = new Map<string, Handler>();

  constructor(address: string, asksFirst: boolean) {
    this.address = new URL(address);
    this.asksFirst = asksFirst;
  }

  /** Whether the add-in listens to both kinds of events. */
  get heard(): boolean {
    return this.#handlers.size === 2;
  }

  addEventHandler(type: string, handler: Handler): void {
    this.#handlers.set(type, handler);
  }

  close(): void {
    if (this.closed) throw new Error('It is closed.');
    this.closed = true;
  }

  /** The page tells the pane something. */
  tell(message: object | string, origin: string | undefined = location.origin): void {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    this.#handlers.get('dialogMessageReceived')?.({ message: text, origin });
  }

  /** The person closes the window. */
  leave(): void {
    this.closed = true;
    this.fail(12006);
  }

  /** Outlook tells of a number out of https://learn.microsoft.com/office/dev/add-ins/develop/dialog-handle-errors-events. */
  fail(error: number): void {
    this.#handlers.get('dialogEventReceived')?.({ error });
  }
}

/** As much of Office.js as windows take. */
export class FakeOffice {
  readonly dialogs: FakeDialog[] = [];
  /** Numbers of the errors that the next attempts to open a window end with. */
  refusals: number[] = [];

  install(): this {
    Object.assign(globalThis, {
      Office: {
        EventType: {
          DialogMessageReceived: 'dialogMessageReceived',
          DialogEventReceived: 'dialogEventReceived',
        },
        context: { ui: { displayDialogAsync: this.#display } },
      },
    });
    return this;
  }

  /** The window that was opened last, once it is there. */
  async dialog(): Promise<FakeDialog> {
    for (;;) {
      const last = this.dialogs.at(-1);
      if (last?.heard && !last.closed) return last;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  readonly #display = (address: string, options: { promptBeforeOpen: boolean }, done: Done): void => {
    const code = this.refusals.shift();
    if (code !== undefined) {
      done({ status: 'failed', error: { code } });
      return;
    }
    const value = new FakeDialog(address, options.promptBeforeOpen);
    this.dialogs.push(value);
    done({ status: 'succeeded', value });
  };
}
