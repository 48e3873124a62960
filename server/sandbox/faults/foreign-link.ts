/** The same page, whose way on leads to `origin`; a text that has no such link stays as it is. */
export const withForeignLink = (page: string, origin: string): string =>
  page.replace(
    /("@odata\.(?:nextLink|deltaLink)":")https?:\/\/[^/"]+/g,
    (_link, start: string) => `${start}${origin}`,
  );
