/** The page's agenda as the server has it now, in place of what is shown. */
export const refreshAgenda = async () => {
  const response = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const days = fresh.querySelector('#days');
  if (days) document.querySelector('#days')?.replaceWith(days);
};

/** Marks the entry of what is open. */
export const markOpened = (name: string | null) => {
  for (const entry of document.querySelectorAll<HTMLElement>('[data-item]'))
    entry.setAttribute('aria-current', String(entry.dataset.item === name));
};
