const paragraph = (text: string) => {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
};

/** Something that the host did for the app and that leaves no other trace on this page. */
export const showNotice = (text: string, url: string) => {
  const address = document.createElement('code');
  address.textContent = url;
  const notice = paragraph(`${text} `);
  notice.append(address);
  document.querySelector('#notices')?.replaceChildren(notice);
};

/** A message that real Teams may understand and this host does not: the app would wait for ever. */
export const showUnknown = (what: string) => {
  const list = document.querySelector<HTMLElement>('#unknowns');
  if (!list) return;
  list.hidden = false;
  list.append(paragraph(`Unknown message from the ${what}`));
};
