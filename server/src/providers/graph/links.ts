import { ProviderError } from '../../ports/failure.ts';
import type { GraphStep } from './chain.ts';

/**
 * A link that Graph gave leads to Graph, or nowhere: the request carries a token.
 * @throws ProviderError `unintelligible` naming `path`, the property that held it.
 */
export const ownLink = (link: string, graphUrl: string, path: string): string => {
  const url = URL.parse(link);
  const root = new URL(graphUrl);
  const own =
    url !== null &&
    url.origin === root.origin &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith('/v1.0/');
  if (!own) throw new ProviderError({ kind: 'unintelligible', path });
  return link;
};

/** Links are followed to the letter; the Graph client would take their query apart and put it together anew. */
export const followLink =
  (graphUrl: string): GraphStep =>
  (outgoing, { link }, next) => {
    if (link !== null) outgoing.url = ownLink(link, graphUrl, 'link');
    return next();
  };
