import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The official schemas and examples; null where `CONTRACTS_DIR` does not say where they are. */
export const ewsContract: string | null = process.env.CONTRACTS_DIR
  ? join(process.env.CONTRACTS_DIR, 'ews')
  : null;

/** An official answer, in the envelope that a few pages leave out. */
export const exampleAnswer = (name: string): string => {
  const text = readFileSync(join(ewsContract ?? '', 'examples', `${name}.response.xml`), 'utf8');
  if (/<([a-z]+:)?Envelope\b/i.test(text)) return text;
  const inside = text.replace(/<\?xml[^>]*\?>/, '');
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`;
};

/** The names of the official answers whose names begin with one of these words, in order. */
export const exampleAnswers = (words: readonly string[]): string[] =>
  readdirSync(join(ewsContract ?? '', 'examples'))
    .filter((file) => file.endsWith('.response.xml') && words.includes(file.split('-')[0] ?? ''))
    .map((file) => file.replace('.response.xml', ''))
    .toSorted();

const XMLLINT = 'xmllint';

/** Whether the tool that knows XML Schema is on this machine. */
export const hasXmllint = (): boolean => spawnSync(XMLLINT, ['--version']).status === 0;

/** What an official schema (`messages` or `types`) has against these documents, by their names; empty where nothing. */
export const schemaErrors = (
  schema: 'messages' | 'types',
  documents: ReadonlyMap<string, string>,
): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ews-'));
  try {
    const files = [...documents].map(([name, text], i) => {
      const file = join(folder, `${i}-${name}.xml`);
      writeFileSync(file, text);
      return file;
    });
    const xsd = join(ewsContract ?? '', `${schema}.xsd`);
    const { status, stderr } = spawnSync(XMLLINT, ['--noout', '--nonet', '--schema', xsd, ...files], {
      encoding: 'utf8',
    });
    return status === 0 ? '' : stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
