import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const Ajv = draft04.default;

/** Microsoft's schemas as npm brings them, so that checking a package needs no network. */
const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
  'json-schemas/teams',
);

/** What a schema (JSON Schema draft-04) has against a document; a line each. */
export const complaintsOf = (schema: object, document: unknown): string[] => {
  // A pattern in the localization schema is none in Unicode mode, ajv's default.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  ajv.validate(schema, document);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
};

type SchemaName = 'MicrosoftTeams.schema.json' | 'MicrosoftTeams.Localization.schema.json';

export const schemaOf = async (name: SchemaName, manifestVersion: string): Promise<object> =>
  JSON.parse(await readFile(join(FOLDER, `v${manifestVersion}`, name), 'utf8'));
