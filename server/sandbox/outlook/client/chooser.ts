import { type Theme, themes } from './settings.ts';

const isTheme = (value: string): value is Theme => (themes as readonly string[]).includes(value);

/** Keeps a choice in the page's address; null: none. */
export const setQuery = (name: string, value: string | null) => {
  const address = new URL(location.href);
  if (value === null) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  history.replaceState(null, '', address);
};

/**
 * The bar above the pretend Outlook. Theme and width change under the running add-in, as in Outlook;
 * all other choices open the page anew, somebody else's with nothing open.
 */
export const connectChooser = (onChange: { theme(theme: Theme): void }) => {
  const form = document.querySelector<HTMLFormElement>('#chooser');
  form?.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const { name, value } = target;
    setQuery(name, value);
    if (name === 'theme' && isTheme(value)) {
      document.documentElement.dataset.theme = value;
      onChange.theme(value);
    } else if (name === 'width') {
      document.documentElement.dataset.width = value;
    } else {
      if (name === 'user') setQuery('item', null);
      location.reload();
    }
  });
};
