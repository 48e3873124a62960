import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyWith } from './bodies.ts';

/** A meeting that is to be found. */
export type Found = { readonly service: string; readonly url: string };

/** One link of the corpus, as a public page shows it. Rows live in `corpus/*.json`; README.md says how to add one. */
export type Row = {
  /** The text put where the body says `{{link}}`, or into the field. */
  readonly link: string;
  /** The public page that shows this link, or this shape of link. */
  readonly source: string;
  /** Whether that page belongs to the service or gateway itself. */
  readonly vendor: boolean;
  /** The service the link belongs to; null when there is no meeting to be found. */
  readonly service: string | null;
  /** The address to be found, where it differs from `link`. */
  readonly url?: string;
  /** The other meetings in the same text, in their order; the row's own comes first. */
  readonly others?: readonly Found[];
  /** What identifies the meeting: rows of a service that share it are the same meeting. */
  readonly meeting?: string;
  /** A file in `bodies/`, or `raw.txt` or `raw.html` for a row that brings its own. */
  readonly body: string;
  /** The whole body, where what surrounds the link is the point; nothing is put into it. */
  readonly raw?: string;
  /** Where the link stands; the body when not said. */
  readonly field?: 'body' | 'place' | 'subject' | 'online';
  /** The gateways around the link, outermost first. */
  readonly wrappers?: readonly string[];
  /** The gateway that hides the link, when nobody can read through it offline. */
  readonly opaque?: string;
  /** What is tricky, or how the row follows from its source. */
  readonly why?: string;
};

type RowFile = { readonly file: string; readonly rows: readonly Row[] };

const here = (name: string) => join(import.meta.dirname, name);

const ROW_FILES: readonly RowFile[] = readdirSync(here('corpus'))
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({ file, rows: JSON.parse(readFileSync(join(here('corpus'), file), 'utf8')) }));

export const ROWS: readonly Row[] = ROW_FILES.flatMap(({ rows }) => rows);

/** The rows that are there to mislead: each `traps-*.json`. */
export const TRAPS: readonly Row[] = ROW_FILES.filter(({ file }) => file.startsWith('traps-')).flatMap(
  ({ rows }) => rows,
);

/** The body of the row's event, the link in it unless it stands elsewhere. */
export const textOf = ({ raw, body, link }: Row): string => raw ?? bodyWith(body, link);

/** Everything that is to be found in the row's event, in order. */
export const foundIn = ({ service, url, link, others = [] }: Row): readonly Found[] =>
  service === null ? [] : [{ service, url: url ?? link }, ...others];
