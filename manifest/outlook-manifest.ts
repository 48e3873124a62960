import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestRefusals } from './outlook-rules.ts';
import { PackageError, type Values } from './values.ts';
import { escapeXml, readXml } from './xml.ts';

const TEMPLATE = join(import.meta.dirname, 'outlook', 'manifest.xml');

const fill = (template: string, values: Values): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name as keyof Values];
    if (value === undefined) throw new PackageError([`manifest.xml: nothing is known of {{${name}}}`]);
    return escapeXml(value);
  });

/**
 * The manifest that is loaded into Outlook: the same bytes for the same values.
 * @throws PackageError naming everything that Outlook would refuse
 */
export const outlookManifest = async (values: Values): Promise<string> => {
  const manifest = fill(await readFile(TEMPLATE, 'utf8'), values);
  const problems = manifestRefusals(readXml(manifest));
  if (problems.length > 0) throw new PackageError(problems.map((problem) => `manifest.xml: ${problem}`));
  return manifest;
};
