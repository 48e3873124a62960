import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { pngSize } from './png.ts';
import { checkBySchema } from './schema.ts';
import { PackageError, type Values } from './values.ts';

const TEMPLATES = join(import.meta.dirname, 'teams');

/** Zip writes local wall time, so a local date gives the same bytes in every zone. */
const MODIFIED = new Date(2026, 0, 1);

/** As much of the manifest as packing needs; the rest is judged by Microsoft's schema. */
const Manifest = z.looseObject({
  $schema: z.string(),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  localizationInfo: z.looseObject({ additionalLanguages: z.array(z.looseObject({ file: z.string() })) }),
});

const template = (file: string): Promise<Buffer> => readFile(join(TEMPLATES, file));
const asJson = (value: unknown) => strToU8(`${JSON.stringify(value, null, 2)}\n`);

/** Values go in as JSON strings, so that none can break out of its place. */
const fill = (text: string, values: Values): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name as keyof Values];
    if (value === undefined) throw new PackageError([`manifest.json: nothing is known of {{${name}}}`]);
    return JSON.stringify(value).slice(1, -1);
  });

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons */
const wrongSize = (file: string, bytes: Buffer, side: number): readonly string[] => {
  const size = pngSize(bytes);
  if (size?.width === side && size.height === side) return [];
  return [`${file}: must be a PNG of ${side} x ${side} pixels`];
};

/**
 * The app package that is uploaded to Teams: the same bytes for the same values.
 * @throws PackageError naming everything that Microsoft's schema refuses
 */
export const teamsPackage = async (values: Values): Promise<Uint8Array> => {
  const manifest = Manifest.parse(JSON.parse(fill((await template('manifest.json')).toString(), values)));
  const { icons, localizationInfo } = manifest;
  const languages = await Promise.all(
    localizationInfo.additionalLanguages.map(async ({ file }) => ({
      file,
      texts: JSON.parse((await template(file)).toString()) as { $schema: string },
    })),
  );
  const color = await template(icons.color);
  const outline = await template(icons.outline);

  const problems = [
    ...(await checkBySchema('manifest.json', manifest)),
    ...(await Promise.all(languages.map(({ file, texts }) => checkBySchema(file, texts)))).flat(),
    ...wrongSize(icons.color, color, 192),
    ...wrongSize(icons.outline, outline, 32),
  ];
  if (problems.length > 0) throw new PackageError(problems);

  return zipSync(
    {
      'manifest.json': asJson(manifest),
      ...Object.fromEntries(languages.map(({ file, texts }) => [file, asJson(texts)])),
      [icons.color]: color,
      [icons.outline]: outline,
    },
    { mtime: MODIFIED, level: 9 },
  );
};
