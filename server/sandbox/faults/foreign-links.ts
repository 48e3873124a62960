const links = ['@odata.nextLink', '@odata.deltaLink'];

/** The page with its links on another origin; anything that is no page, or has no links, as it is. */
export function foreignLinks(text: string, origin: string): string {
  if (!links.some((name) => text.includes(`"${name}"`))) return text;
  const page = JSON.parse(text) as Record<string, unknown>;
  for (const name of links) {
    const link = page[name];
    if (typeof link === 'string') page[name] = link.replace(/^https?:\/\/[^/]+/, new URL(origin).origin);
  }
  return JSON.stringify(page);
}
