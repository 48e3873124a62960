import type { Screen } from './screen.ts';

const part = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
};

/** The app's frame stays in place under the loading indicator, since it must be able to load. */
export const showScreen = (screen: Screen) => {
  part('#stage').dataset.screen = screen.name;
  part('#loading').hidden = screen.name !== 'loading';
  part('#failed').hidden = screen.name !== 'failed';
  part('#app').toggleAttribute('inert', screen.name === 'failed');
  part('#failed-reason').textContent = screen.name === 'failed' ? screen.reason : '';
};
