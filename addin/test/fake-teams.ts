type Message = { readonly id: number; readonly func: string; readonly args: readonly unknown[] };

const runtime = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  supports: { app: { notifySuccessResponse: {} }, pages: {} },
});

/** What Teams answers to each function of its SDK; a test may replace answers. A function without one is never answered. */
const usual: Readonly<Record<string, unknown[]>> = {
  initialize: ['content', 'web', '2.0.1', runtime],
  getContext: [{ locale: 'de-de', theme: 'dark', entityId: 'home', frameContext: 'content' }],
  'authentication.getAuthToken': [true, 'teams-token'],
  'appInitialization.success': [],
};

/** Stands where Teams stands: as the parent window, speaking the messages of its SDK. */
export class FakeTeams {
  readonly received: Message[] = [];
  readonly #answers: Record<string, unknown[]>;

  constructor(answers: Readonly<Record<string, unknown[]>> = {}) {
    this.#answers = { ...usual, ...answers };
    const parent = { postMessage: (message: Message) => this.#receive(message) };
    Object.defineProperty(window, 'parent', { configurable: true, value: parent });
  }

  #receive(message: Message): void {
    this.received.push(message);
    const args = this.#answers[message.func];
    if (args !== undefined) this.#send({ id: message.id, args });
  }

  /** An event that Teams sends by itself. */
  emit(func: string, ...args: unknown[]): void {
    this.#send({ func, args });
  }

  #send(data: object): void {
    window.dispatchEvent(
      new MessageEvent('message', { data, origin: location.origin, source: window.parent as Window }),
    );
  }
}
