/** Parts of what closes a comment, a script or a style sheet, in lengths that are found fastest. */
const CLOSINGS = ['-->', '/scrip', '/style'];
const UNSEEN = /<!--|<(script|style)\b/gi;
/** Longer tags are not looked through for the start of the attribute. */
const LONGEST_TAG = 512;

type Range = readonly [start: number, end: number];

/** Comments, scripts and style sheets. */
const unseenRanges = (html: string): readonly Range[] => {
  const ranges: Range[] = [];
  const lower = html.toLowerCase();
  for (const { 0: opening, 1: element, index } of html.matchAll(UNSEEN)) {
    if (index < (ranges.at(-1)?.[1] ?? 0)) continue;
    const end = element
      ? lower.indexOf(`</${element.toLowerCase()}`, index)
      : html.indexOf('-->', index + opening.length - 2);
    if (end !== -1) ranges.push([index, end]);
  }
  return ranges;
};

/** Whether a place in the text is in what no reader sees. Asked for places in their order. */
export const unseenIn = (text: string): ((at: number) => boolean) => {
  const next = CLOSINGS.map(() => 0);
  let ranges: readonly Range[] | null = null;
  let current = 0;
  return (at) => {
    CLOSINGS.forEach((closing, index) => {
      if ((next[index] ?? 0) < at && next[index] !== -1) next[index] = text.indexOf(closing, at);
    });
    if (next.every((position) => position === -1)) return false;
    ranges ??= unseenRanges(text);
    while ((ranges[current]?.[1] ?? Number.POSITIVE_INFINITY) < at) current += 1;
    return at > (ranges[current]?.[0] ?? Number.POSITIVE_INFINITY);
  };
};

/** Whether a place in HTML is inside of an attribute's value, not at its start: what stands there is no link's target. */
export const isWithinAttribute = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - LONGEST_TAG), at);
  const tag = before.slice(before.lastIndexOf('<'));
  // What most targets look like.
  if (/^<a href="$/.test(tag) || !/^<[a-z][^>]*$/i.test(tag)) return false;
  const unclosed = tag.replace(/=\s*(?:"[^"]*"|'[^']*')/g, '');
  const quote = unclosed.search(/["']/);
  return quote !== -1 && unclosed.slice(quote + 1).trim() !== '';
};
