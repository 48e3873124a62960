/** Rows carry the id of their meeting here. */
const ROW = 'li[data-meeting]';
const CONTROL = 'a, button';

const idOf = (row: Element): string => (row as HTMLElement).dataset.meeting ?? '';
const rowsIn = (place: ParentNode): Element[] => [...place.querySelectorAll(ROW)];
const topOf = (element: Element): number => element.getBoundingClientRect().top;

/** Where the reader is: which rows they see, from the top, and which row holds the focus. */
export type Place = {
  readonly seen: readonly { readonly row: Element; readonly id: string; readonly top: number }[];
  readonly focus: { readonly element: Element; readonly ids: readonly string[] } | null;
};

function seenIn(main: Element): Place['seen'] {
  const { top, bottom } = main.getBoundingClientRect();
  const inSight = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  };
  // Asking a row of a day that is out of sight would have the whole day laid out.
  return [...main.querySelectorAll('section')]
    .filter(inSight)
    .flatMap(rowsIn)
    .filter(inSight)
    .map((row) => ({ row, id: idOf(row), top: topOf(row) }));
}

/** The rows to which the focus may go: that one, then those after it, then those before it, from near to far. */
function focusIn(main: Element): Place['focus'] {
  const element = document.activeElement;
  const row = element?.closest(ROW);
  if (!element || !row || !main.contains(row)) return null;
  const rows = rowsIn(main);
  const place = rows.indexOf(row);
  return { element, ids: [...rows.slice(place), ...rows.slice(0, place).reverse()].map(idOf) };
}

export const placeIn = (main: Element): Place => ({
  // Who is at the very top wants to see what comes first.
  seen: main.scrollTop > 0 ? seenIn(main) : [],
  focus: focusIn(main),
});

/** Brings the reader back after rows above have come or gone. `changed`: rows that may themselves have moved. */
export function keepPlace(main: HTMLElement, { seen, focus }: Place, changed: ReadonlySet<string>): void {
  const anchor = seen.find(({ row, id }) => row.isConnected && !changed.has(id));
  if (anchor !== undefined) {
    const moved = topOf(anchor.row) - anchor.top;
    if (Math.abs(moved) >= 1) main.scrollTop += moved;
  }
  if (focus === null || focus.element.isConnected) return;
  const rows = new Map(rowsIn(main).map((row) => [idOf(row), row]));
  const controls = focus.ids.map((id) => rows.get(id)?.querySelector<HTMLElement>(CONTROL));
  (controls.find((control) => control) ?? main).focus();
}
