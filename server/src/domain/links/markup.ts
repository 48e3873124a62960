/** Parts of what closes a comment, a script or a style sheet, in lengths that are found fastest. */
const CLOSINGS = ['-->', '/scrip', '/style', '/SCRIP', '/STYLE'];
/** The start of a comment, if it is not one that Outlook for Windows shows; and what ends one. Scripts, style sheets. */
const EDGE = /<!--(?:-?>|\[if [^\]!]{0,40}\bmso\b[^\]!]{0,40}\]>)?|--!?>|<\/?(?:script|style)\b/gi;
/** Longer tags are not looked through for the start of the attribute. */
const LONGEST_TAG = 512;

type Range = readonly [start: number, end: number];

/** Comments but for those that Outlook shows, scripts and style sheets; those left out that never close. */
const unseenRanges = (html: string): readonly Range[] => {
  const ranges: Range[] = [];
  let start = 0;
  /** How the mark ends that closes what is open: a comment, script or style sheet. */
  let closing: string | null = null;
  for (const { 0: edge, index } of html.matchAll(EDGE)) {
    const mark = edge.toLowerCase();
    if (closing !== null) {
      if (!mark.endsWith(closing) || mark.endsWith(']>')) continue;
      ranges.push([start, index]);
      closing = null;
    } else if (!mark.endsWith('>') && !mark.startsWith('</')) {
      start = index;
      closing = mark === '<!--' ? '>' : mark.replace('<', '/');
    }
  }
  return ranges;
};

/** Whether a place in the text is in what no reader sees. Asked for places in their order. */
export const unseenIn = (text: string): ((at: number) => boolean) => {
  let ranges: readonly Range[] | null = null;
  let current = 0;
  return (at) => {
    ranges ??= CLOSINGS.some((closing) => text.includes(closing, at)) ? unseenRanges(text) : [];
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
