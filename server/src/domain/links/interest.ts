import { isHostCharacter, LONGEST_HOST } from './host-characters.ts';
import { hostTable } from './hosts.ts';

const DOT = 46;
type AnyRow = { readonly hosts: readonly string[]; readonly path: RegExp };

const anyOf = (sources: readonly string[]): RegExp =>
  new RegExp(sources.length > 0 ? `(?:${sources.join('|')})` : '(?!)', 'iy');

/** First labels of hosts that products have wherever they are run. */
const labelsOf = (rows: readonly AnyRow[]): RegExp =>
  anyOf(
    rows
      .flatMap(({ hosts }) => hosts.filter((host) => host.endsWith('.')))
      .map((host) => host.replace('.', '\\.')),
  );

/** Paths that products have wherever they are run. */
const pathsOf = (rows: readonly AnyRow[]): RegExp =>
  anyOf(
    rows.filter(({ hosts }) => hosts.includes('*')).map(({ path }) => path.source.replace(/^\^|\$$/g, '')),
  );

const isAt = (form: RegExp, text: string, at: number): boolean => {
  form.lastIndex = at;
  return form.test(text);
};

/** A number for a part of a text: the same for the same letters, small or capital; rarely for others, too. */
const numberOf = (text: string, start: number, end: number): number => {
  let number = 0;
  for (let at = start; at < end; at += 1) number = (Math.imul(number, 31) + (text.charCodeAt(at) | 32)) | 0;
  return number;
};

/**
 * Whether an address may be a meeting link or lead to one, from its host and the start of its path: most addresses of
 * a mail end here, so nothing is cut out of the text but hosts whose last two labels are known.
 */
export const interestIn = (rows: readonly AnyRow[]): ((text: string, host: number) => boolean) => {
  const { ends, names } = hostTable(rows);
  const knownEnds = new Set(ends.map((end) => numberOf(end, 0, end.length)));
  const labels = labelsOf(rows);
  const paths = pathsOf(rows);
  return (text, host) => {
    let at = host;
    let dot = host - 1;
    let dotBefore = dot;
    for (let code = text.charCodeAt(at); isHostCharacter(code); code = text.charCodeAt(at)) {
      if (code === DOT) {
        dotBefore = dot;
        dot = at;
      }
      at += 1;
      if (at - host > LONGEST_HOST) return false;
    }
    const next = text.charAt(at);
    if (next === '@' || next === '%') return false;
    // An entity, or a line broken in the middle of the host: a closer look will tell.
    if (next === '&' || next === '=') return true;
    if (knownEnds.has(numberOf(text, dotBefore + 1, at)) && names(text.slice(host, at).toLowerCase()))
      return true;
    return isAt(paths, text, at) || isAt(labels, text, host);
  };
};
