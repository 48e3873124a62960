/// <reference types="office-js" />

export type DialogEnd<T> =
  | { readonly end: 'told'; readonly told: T }
  | { readonly end: 'closed' }
  | { readonly end: 'blocked' };

/** https://learn.microsoft.com/office/dev/add-ins/develop/dialog-handle-errors-events */
const CLOSED_BY_PERSON = 12006;
const ANOTHER_IS_OPEN = 12007;
const IGNORED = 12009;
const BLOCKED = 12011;

/** What Microsoft's pages are made for (CSS pixels). */
const WIDTH = 600;
const HEIGHT = 680;

const percent = (wanted: number, whole: number): number =>
  Math.min(100, Math.ceil((100 * wanted) / whole) || 60);

/** Outlook allows one at a time. */
let open: Office.Dialog | null = null;

const display = (address: string, promptBeforeOpen: boolean): Promise<Office.AsyncResult<Office.Dialog>> =>
  new Promise((resolve) =>
    Office.context.ui.displayDialogAsync(
      address,
      {
        width: percent(WIDTH, screen.width),
        height: percent(HEIGHT, screen.height),
        promptBeforeOpen,
      },
      resolve,
    ),
  );

/**
 * Without asking first while the person's click still counts. Otherwise, or where a blocker steps in, Outlook asks in
 * the pane whether the window may open, and the answer is a click.
 */
async function show(address: string): Promise<Office.AsyncResult<Office.Dialog>> {
  let result = await display(address, navigator.userActivation?.isActive === false);
  if (result.error?.code === ANOTHER_IS_OPEN && open !== null) {
    close(open);
    result = await display(address, false);
  }
  return result.error?.code === BLOCKED ? display(address, true) : result;
}

/** Outlook throws where the window is gone already. */
function close(dialog: Office.Dialog): void {
  try {
    dialog.close();
  } catch {}
}

const parsed = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    return null;
  }
};

/**
 * Opens a page of ours in a window of Outlook's and waits for what it tells, or for the end of the window.
 * @param read makes sense of a message, or gives null for one that is not meant
 */
export async function officeDialog<T>(
  address: string,
  read: (message: unknown) => T | null,
  signal?: AbortSignal,
): Promise<DialogEnd<T>> {
  const { value: dialog, error } = await show(address);
  if (!dialog) return { end: error?.code === IGNORED ? 'closed' : 'blocked' };
  if (signal?.aborted) {
    close(dialog);
    return { end: 'closed' };
  }
  open = dialog;
  const ended = await new Promise<DialogEnd<T>>((resolve) => {
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
      if (!('message' in event)) return;
      // Older hosts pass on messages of our own origin only, and don't say whose they are.
      if (event.origin !== undefined && event.origin !== location.origin) return;
      const told = read(parsed(event.message));
      if (told !== null) resolve({ end: 'told', told });
    });
    dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) => {
      // A window whose page could not be loaded stays, and would be in the way of the next one.
      if ('error' in event && event.error !== CLOSED_BY_PERSON) close(dialog);
      resolve({ end: 'closed' });
    });
    signal?.addEventListener('abort', () => {
      close(dialog);
      resolve({ end: 'closed' });
    });
  });
  if (ended.end === 'told') close(dialog);
  if (open === dialog) open = null;
  return ended;
}
