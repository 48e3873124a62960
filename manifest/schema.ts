import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const PUBLISHED = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build');

/** Microsoft's schemas have their address in `$schema`; the copies of the npm package lie under the same path. */
const localCopy = (address: string): string => join(PUBLISHED, new URL(address).pathname);

/** What a schema (JSON Schema draft-04) refuses of a document, in words; nothing when it fits. */
export const refusals = (schema: object, document: unknown): readonly string[] => {
  // A pattern of the localization schema is none in Unicode mode, ajv's default.
  const ajv = new Draft04.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(document);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
};

/** Checks a document against the schema that it names, without the network. */
export const checkBySchema = async (
  name: string,
  document: { $schema: string },
): Promise<readonly string[]> => {
  const schema = JSON.parse(await readFile(localCopy(document.$schema), 'utf8')) as object;
  return refusals(schema, document).map((refusal) => `${name}: ${refusal}`);
};
