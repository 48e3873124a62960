/** @jest-environment jsdom */
import '../../../../test/browser-gaps.ts';
import { beforeEach, expect, test } from '@jest/globals';
import { keepPlace, placeIn } from './keep-place.ts';

const ROW = 60;
const VIEW = 200;

let main: HTMLElement;

/** jsdom lays nothing out, so rows of one height are laid out here, in a view that can be scrolled. */
const layOut = (): void => {
  const boxOf = (top: number, height: number) => () => ({ top, bottom: top + height }) as DOMRect;
  main.getBoundingClientRect = boxOf(0, VIEW);
  const rows = [...main.querySelectorAll('li')];
  for (const [place, row] of rows.entries())
    row.getBoundingClientRect = () => boxOf(place * ROW - main.scrollTop, ROW)();
  for (const section of main.querySelectorAll('section'))
    section.getBoundingClientRect = () => boxOf(-main.scrollTop, rows.length * ROW)();
};

const rowOf = (id: string): HTMLElement => {
  const row = document.createElement('li');
  row.dataset.meeting = id;
  return row;
};
const listed = (id: string): HTMLElement => document.querySelector(`[data-meeting="${id}"]`) as HTMLElement;
const topOf = (id: string): number => listed(id).getBoundingClientRect().top;

beforeEach(() => {
  document.body.innerHTML = '<main><section><ul></ul></section></main>';
  main = document.querySelector('main') as HTMLElement;
  document.querySelector('ul')?.append(...[...'abcdefghij'].map(rowOf));
  layOut();
});

/** Scrolls there, changes the list, and lets the place be kept. */
function change(scrolled: number, list: () => void, changed: string[] = []): void {
  main.scrollTop = scrolled;
  const place = placeIn(main);
  list();
  layOut();
  keepPlace(main, place, new Set(changed));
}

test('a row that appears above moves nothing that the reader sees', () => {
  change(190, () => listed('a').before(rowOf('new')));
  expect([main.scrollTop, topOf('d')]).toEqual([250, -10]);
});

test('rows that vanish above move nothing either', () => {
  change(310, () => {
    listed('a').remove();
    listed('b').remove();
  });
  expect([main.scrollTop, topOf('f')]).toEqual([190, -10]);
});

test('what appears below does not scroll', () => {
  change(190, () => listed('i').before(rowOf('new')));
  expect(main.scrollTop).toBe(190);
});

test('where the first row in sight vanishes the next one stays where it was', () => {
  change(180, () => {
    listed('d').remove();
    listed('a').before(rowOf('new'));
  });
  expect([main.scrollTop, topOf('e')]).toEqual([180, 60]);
});

test('a row that moved itself is not followed', () => {
  change(180, () => listed('j').after(listed('d')), ['d']);
  expect([main.scrollTop, topOf('e')]).toEqual([120, 60]);
});

test('who is at the very top sees what comes first', () => {
  change(0, () => listed('a').before(rowOf('new')));
  expect(main.scrollTop).toBe(0);
});
