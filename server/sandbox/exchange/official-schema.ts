import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const XMLLINT = 'xmllint';
const folder = process.env.CONTRACTS_DIR;
const schema = folder === undefined ? null : join(folder, 'ews/messages.xsd');

/** Where the official schema and examples are; null when they are not there. */
export const officialFolder = schema !== null && existsSync(schema) ? join(folder ?? '', 'ews') : null;

/** Whether answers can be checked against the schema at all. */
export const canCheckSchema =
  officialFolder !== null && spawnSync(XMLLINT, ['--version']).error === undefined;

if (!canCheckSchema)
  process.stderr.write('NOT CHECKED against the official EWS schema: CONTRACTS_DIR or xmllint is missing.\n');

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** What the official schema says against the contents of SOAP bodies, by the names of those that are not valid. */
export function schemaErrors(
  envelopes: readonly (readonly [name: string, envelope: string])[],
): Record<string, string> {
  const place = mkdtempSync(join(tmpdir(), 'ews-schema-'));
  try {
    const files = envelopes.map(([, envelope], i) => {
      const file = join(place, `${i}.xml`);
      writeFileSync(file, contentOf(envelope));
      return file;
    });
    // One process for all of them: reading the schema takes longer than checking against it.
    const { status, stderr } = spawnSync(XMLLINT, ['--noout', '--schema', String(schema), ...files], {
      encoding: 'utf8',
    });
    if (status === 0) return {};
    const invalid = envelopes.flatMap(([name], i) => {
      const said = stderr.split('\n').filter((line) => line.startsWith(files[i] ?? ''));
      return said.some((line) => !line.endsWith(' validates')) ? [[name, said.join('\n')]] : [];
    });
    return invalid.length > 0 ? Object.fromEntries(invalid) : { [XMLLINT]: stderr };
  } finally {
    rmSync(place, { recursive: true });
  }
}

function contentOf(envelope: string): string {
  const body = /<(?:[\w-]+:)?Body[^>]*>([\s\S]*)<\/(?:[\w-]+:)?Body>/.exec(envelope)?.[1] ?? '';
  return body.replace(/^\s*<([\w:]+)/, `<$1 ${XSI}`);
}
