const paragraph = (text: string) => {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
};

/** A request that real Outlook may understand and this host does not: the add-in would wait for ever. */
export const showUnknown = (what: string) => {
  const list = document.querySelector<HTMLElement>('#unknowns');
  if (!list) return;
  list.hidden = false;
  list.append(paragraph(`Unknown message from the ${what}`));
};
