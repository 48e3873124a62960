/** What Tab stops at, in the order of the document. Nothing here has a positive tabindex. */
const STOPS = ':is(a[href], button, input, select, textarea, summary, [tabindex])';
const NO_STOPS = ':disabled, [tabindex^="-"], [inert] *';

const stopsIn = (scope: Element): HTMLElement[] =>
  [...scope.querySelectorAll<HTMLElement>(STOPS)].filter(
    (element) => !element.matches(NO_STOPS) && element.checkVisibility({ visibilityProperty: true }),
  );

const follows = (one: Node, other: Node): boolean =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** Whether there is another stop in this direction. */
const goesOn = (stops: readonly HTMLElement[], from: Element, backwards: boolean): boolean =>
  stops.some((stop) => (backwards ? follows(from, stop) : follows(stop, from)));

/** Modal, like all dialogs here; the one that was opened last. */
const openDialog = (): Element | undefined => [...document.querySelectorAll('dialog[open]')].at(-1);

/**
 * Inside the pane Tab is the browser's. Only at its end does Outlook learn of it, which knows where the focus goes
 * from there. Where the focus was on something that is gone, the browser still knows the place.
 */
function tabInPage(event: KeyboardEvent): void {
  const from = document.activeElement ?? document.body;
  const stops = stopsIn(document.body);
  if (from === document.body ? stops.length > 0 : goesOn(stops, from, event.shiftKey))
    event.stopPropagation();
}

/**
 * Tab goes round in a dialog (https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/). At the end of a document in a
 * frame browsers leave it even while a modal dialog is open, so the person would be in Outlook with everything in the
 * pane blocked. Esc closes the dialog, and Ctrl+F6 still leads out.
 */
function tabInDialog(event: KeyboardEvent, dialog: Element): void {
  event.stopPropagation();
  const from = document.activeElement;
  const stops = stopsIn(dialog);
  if (from !== null && dialog.contains(from) && goesOn(stops, from, event.shiftKey)) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
}

function onKeydown(event: KeyboardEvent): void {
  const dialog = openDialog();
  const { key, defaultPrevented, ctrlKey, altKey, metaKey } = event;
  // Esc, where it closed a tooltip.
  if (defaultPrevented) event.stopPropagation();
  else if (key === 'Escape' && dialog) event.stopPropagation();
  else if (key === 'Tab' && !ctrlKey && !altKey && !metaKey) {
    if (dialog) tabInDialog(event, dialog);
    else tabInPage(event);
  }
}

/**
 * Keeps for the page the keys that are about the page. Office.js listens on the window, takes Tab and Esc for itself,
 * and passes over what only a script can focus and `summary`: from there Tab led into Outlook, and Esc closed no
 * dialog. Whatever else it treats (F2, Ctrl+F6, shortcuts) still reaches it. Calling it again changes nothing.
 */
export function keepKeys(): void {
  document.addEventListener('keydown', onKeydown);
}
