import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const SCHEMA = 'https://graph.microsoft.com/v1.0/calendar-subset';

/** What of `answer` the published types refuse, in words, the first ten; nothing when it fits. */
export type Contract = (type: string, answer: unknown) => string[];

/** The published types of Graph, where the folder named by `CONTRACTS_DIR` exists; null elsewhere. */
export function openContract(folder: string | undefined): Contract | null {
  if (folder === undefined) return null;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  ajv.addSchema(JSON.parse(readFileSync(join(folder, 'graph.schema.json'), 'utf8')));
  return (type, answer) => {
    const validate = ajv.getSchema(`${SCHEMA}#/$defs/${type}`);
    if (!validate) throw new Error(`The contract has no type ${type}.`);
    validate(answer);
    return (validate.errors ?? [])
      .slice(0, 10)
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  };
}

/** An official example answer by the name of its file. */
export function readExample(
  folder: string,
  name: string,
): { request: unknown; response: { body: Record<string, unknown> } } {
  return JSON.parse(readFileSync(join(folder, 'graph-examples', `${name}.json`), 'utf8'));
}
