import { type HostTable, isAnyHost } from './hosts.ts';

const DOT = 46;
const SLASH = 47;
/** Longer names are no host's. */
const LONGEST_HOST = 253;

const isHostCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 45 && code <= 57 && code !== SLASH) ||
  (code >= 65 && code <= 90) ||
  code === 95;

/** One expression for the starts of several, matched where `lastIndex` says. */
const startOf = (sources: readonly string[]): RegExp => new RegExp(sources.join('|') || '(?!)', 'iy');

/**
 * Whether an address may be a meeting link or lead to one, from its host and the start of its path: most addresses of
 * a mail end here, so nothing is cut out of the text but the host's last two labels.
 */
export const interestIn = (
  tables: readonly Pick<HostTable<unknown>, 'knowsEnd'>[],
  rows: readonly { readonly hosts: readonly string[]; readonly path: RegExp }[],
): ((text: string, host: number) => boolean) => {
  const anyHosts = rows.filter(({ hosts }) => hosts.some(isAnyHost));
  const labels = startOf(
    anyHosts.flatMap(({ hosts }) =>
      hosts.filter((host) => host !== '*').map((host) => host.replace('.', '\\.')),
    ),
  );
  const paths = startOf(
    anyHosts
      .filter(({ hosts }) => hosts.includes('*'))
      .map(({ path }) => path.source.replace(/^\^|\$$/g, '')),
  );
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
    switch (text.charAt(at)) {
      case '@':
      case '%':
        return false;
      case '&':
      case '=':
        // An entity, or a line broken in the middle of the host: a closer look will tell.
        return true;
    }
    const end = text.slice(dotBefore + 1, at).toLowerCase();
    if (tables.some(({ knowsEnd }) => knowsEnd(end))) return true;
    labels.lastIndex = host;
    paths.lastIndex = at;
    return labels.test(text) || paths.test(text);
  };
};
