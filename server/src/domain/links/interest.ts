import { isHostCharacter, LONGEST_HOST } from './host-characters.ts';
import { hostTable, isAnyHost } from './hosts.ts';

const DOT = 46;
type AnyRow = { readonly hosts: readonly string[]; readonly path: RegExp };

/** Hosts or paths, from where an address's host begins, that products have wherever they are run. */
const looksOf = (rows: readonly AnyRow[]): RegExp => {
  const labels = rows.flatMap(({ hosts }) => hosts.filter((host) => host.endsWith('.')));
  const paths = rows
    .filter(({ hosts }) => hosts.includes('*'))
    .map(({ path }) => path.source.replace(/^\^\\\/|\$$/g, ''));
  const starts = [
    ...labels.map((label) => label.replace('.', '\\.')),
    paths.length > 0 ? `[\\w.-]+\\/(?:${paths.join('|')})` : [],
  ].flat();
  return new RegExp(starts.join('|') || '(?!)', 'iy');
};

/**
 * Whether an address may be a meeting link or lead to one, from its host and the start of its path: most addresses of
 * a mail end here, so nothing is cut out of the text but the host's last two labels.
 */
export const interestIn = (rows: readonly AnyRow[]): ((text: string, host: number) => boolean) => {
  const { knowsEnd, names } = hostTable(rows);
  const looks = looksOf(rows.filter(({ hosts }) => hosts.some(isAnyHost)));
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
    const end = text.slice(dotBefore + 1, at).toLowerCase();
    if (knowsEnd(end) && names(text.slice(host, at).toLowerCase())) return true;
    looks.lastIndex = host;
    return looks.test(text);
  };
};
