import { readFileSync } from 'node:fs';

/** The stylesheet of a pretend host's page: what all of them share, then its own. */
export const hostStyles = (own: URL): string =>
  [new URL('./host-page.css', import.meta.url), own].map((file) => readFileSync(file, 'utf8')).join('\n');
