import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = process.env.CONTRACTS_DIR;
const schema = folder === undefined ? null : join(folder, 'ews/messages.xsd');

/** Where the official schema and examples are; null when they are not there. */
export const officialFolder = schema !== null && existsSync(schema) ? join(folder ?? '', 'ews') : null;

if (officialFolder === null)
  process.stderr.write('NOT CHECKED against the official EWS schema: CONTRACTS_DIR does not lead to it.\n');

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** What the official schema says against the contents of SOAP bodies, by the names of those that are not valid. */
export function schemaErrors(
  envelopes: readonly (readonly [name: string, envelope: string])[],
): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'ews-schema-'));
  try {
    const files = envelopes.map(([, envelope], i) => {
      const file = join(folder, `${i}.xml`);
      writeFileSync(file, contentOf(envelope));
      return file;
    });
    // One process for all of them: reading the schema takes longer than checking against it.
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', String(schema), ...files], {
      encoding: 'utf8',
    });
    if (status === 0) return {};
    const invalid = envelopes.flatMap(([name], i) => {
      const said = stderr.split('\n').filter((line) => line.startsWith(files[i] ?? ''));
      return said.some((line) => !line.endsWith(' validates')) ? [[name, said.join('\n')]] : [];
    });
    return invalid.length > 0 ? Object.fromEntries(invalid) : { xmllint: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function contentOf(envelope: string): string {
  const body = /<(?:[\w-]+:)?Body[^>]*>([\s\S]*)<\/(?:[\w-]+:)?Body>/.exec(envelope)?.[1] ?? '';
  return body.replace(/^\s*<([\w:]+)/, `<$1 ${XSI}`);
}
