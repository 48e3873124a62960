/// <reference types="office-js" />
import { offers, officeReady } from './office-ready.ts';

/** Remembered by the window for as long as it is open. */
const MARK = 'sally-outlook-window';

/** The first page of ours in a window of Outlook's leaves this for the last one. */
export const markWindow = (): void => sessionStorage.setItem(MARK, 'yes');

export const isOutlookWindow = (): boolean => sessionStorage.getItem(MARK) !== null;

/** Loads Office.js into a page that came without it. */
export const loadOffice = (addresses: readonly string[]): Promise<unknown> =>
  Promise.all(
    addresses.map(
      (address) =>
        new Promise((resolve, reject) => {
          const script = document.createElement('script');
          script.src = address;
          // One after the other, in the order of the list.
          script.async = false;
          script.onload = resolve;
          script.onerror = reject;
          document.head.append(script);
        }),
    ),
  );

/**
 * From Outlook's window to the pane that opened it; Outlook passes it on to pages of our own origin only.
 * Rejects as `officeReady` does.
 */
export async function tellPane(message: object): Promise<void> {
  await officeReady();
  const text = JSON.stringify(message);
  if (offers('DialogOrigin', '1.1')) Office.context.ui.messageParent(text, { targetOrigin: location.origin });
  else Office.context.ui.messageParent(text);
}
