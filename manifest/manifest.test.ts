import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { pngSize } from './png.ts';
import { refusals } from './schema.ts';
import { teamsPackage } from './teams-package.ts';
import { readValues, type Values } from './values.ts';

const CLIENT = '11111111-2222-4333-8444-555555555555';
const installation = {
  PUBLIC_URL: 'https://sally.contoso.example/',
  ENTRA_CLIENT_ID: CLIENT,
  TEAMS_APP_ID: '99999999-2222-4333-8444-555555555555',
  WEBSITE_URL: 'https://contoso.example',
  PRIVACY_URL: 'https://contoso.example/privacy',
  TERMS_URL: 'https://contoso.example/terms',
  OUTLOOK_ADDIN_ID: '88888888-2222-4333-8444-555555555555',
  SUPPORT_URL: 'https://contoso.example/support',
};
const { values } = readValues(installation, '1.2.3');

const packed = async (of: Values = values) => {
  const files = unzipSync(await teamsPackage(of));
  const bytes = (name: string) => Buffer.from(files[name] ?? []);
  return { names: Object.keys(files), bytes, json: (name: string) => JSON.parse(bytes(name).toString()) };
};

describe('the package', () => {
  test('carries the addresses and ids of one installation', async () => {
    const manifest = (await packed()).json('manifest.json');

    expect(manifest).toMatchObject({
      version: '1.2.3',
      id: installation.TEAMS_APP_ID,
      staticTabs: [{ contentUrl: 'https://sally.contoso.example/tab', scopes: ['personal'] }],
      validDomains: ['sally.contoso.example'],
      webApplicationInfo: { id: CLIENT, resource: `api://sally.contoso.example/${CLIENT}` },
      showLoadingIndicator: true,
    });
    expect(JSON.stringify(manifest)).not.toContain('{{');
  });

  test('holds what the manifest names and nothing else', async () => {
    expect((await packed()).names).toEqual(['manifest.json', 'de.json', 'color.png', 'outline.png']);
  });

  test('has the same bytes for the same installation', async () => {
    const [once, twice] = await Promise.all([teamsPackage(values), teamsPackage(values)]);

    expect(Buffer.from(once).equals(twice)).toBe(true);
  });

  test('speaks German wherever it speaks English', async () => {
    const { json } = await packed();
    const { name, description, staticTabs } = json('manifest.json');
    const { $schema: _, ...german } = json('de.json');
    const english = {
      'name.short': name.short,
      'name.full': name.full,
      'description.short': description.short,
      'description.full': description.full,
      'staticTabs[0].name': staticTabs[0].name,
    };

    expect(Object.keys(german)).toEqual(Object.keys(english));
  });

  test('is not made when Microsoft would refuse it, and the reason is named', async () => {
    await expect(teamsPackage({ ...values, TERMS_URL: 'ftp://contoso.example' })).rejects.toThrow(
      'manifest.json: /developer/termsOfUseUrl',
    );
  });
});

describe('the icons', () => {
  test('have the sizes that Teams asks for', async () => {
    const { bytes } = await packed();

    expect(pngSize(bytes('color.png'))).toEqual({ width: 192, height: 192 });
    expect(pngSize(bytes('outline.png'))).toEqual({ width: 32, height: 32 });
  });

  test('are white on nothing where they are outlines', async () => {
    const pixels = rgba((await packed()).bytes('outline.png'));

    expect(pixels.some(([, , , alpha]) => alpha === 0)).toBe(true);
    expect(pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
    for (const [red, green, blue, alpha] of pixels)
      if (alpha !== 0) expect([red, green, blue]).toEqual([255, 255, 255]);
  });
});

describe('the environment', () => {
  test.each([
    ['PUBLIC_URL', 'http://sally.contoso.example'],
    ['ENTRA_CLIENT_ID', 'sally'],
    ['PRIVACY_URL', 'our page'],
    ['APP_ID_URI', `api://elsewhere.example/${CLIENT}`],
  ])('with %s = %s is refused by that name', (name, value) => {
    expect(() => readValues({ ...installation, [name]: value }, '1.2.3')).toThrow(`${name}: `);
  });

  test('with a version that Teams does not know is refused', () => {
    expect(() => readValues(installation, '1.2.3-rc.1')).toThrow('three numbers');
  });

  test('that says nothing gives a package for this machine, with everything assumed named', async () => {
    const { values: local, assumed } = readValues({ PUBLIC_URL: '' }, '0.1.0');

    expect((await packed(local)).json('manifest.json').staticTabs[0].contentUrl).toBe(
      'https://localhost:3000/tab',
    );
    expect(assumed.map((line) => line.split('=')[0]).toSorted()).toEqual(
      Object.keys(installation).toSorted(),
    );
  });

  test('that says everything leaves nothing to assume', () => {
    expect(readValues(installation, '1.2.3').assumed).toEqual([]);
  });
});

const contracts = process.env.CONTRACTS_DIR;
(contracts ? describe : describe.skip)('the published schemas (CONTRACTS_DIR)', () => {
  const published = async (name: string) =>
    JSON.parse(await readFile(join(contracts ?? '', name), 'utf8')) as object;

  test('accept the manifest and its German texts', async () => {
    const { json } = await packed();

    expect(refusals(await published('teams-manifest-1.29.schema.json'), json('manifest.json'))).toEqual([]);
    expect(refusals(await published('teams-localization.schema.json'), json('de.json'))).toEqual([]);
  });

  test.each([{ accentColor: 'purple' }, { id: 'sally' }, { unknown: true }, { staticTabs: {} }])(
    'refuse a manifest with %j',
    async (change) => {
      const manifest = { ...(await packed()).json('manifest.json'), ...change };

      expect(refusals(await published('teams-manifest-1.29.schema.json'), manifest)).not.toEqual([]);
    },
  );
});

/** The pixels of a PNG with 8 bits for each of red, green, blue and alpha. https://www.w3.org/TR/png-3/#9Filters */
function rgba(png: Buffer): [number, number, number, number][] {
  expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const { width, height } = pngSize(png) ?? { width: 0, height: 0 };
  const stride = width * 4;
  const out = Buffer.alloc(stride * height);
  const paeth = (a: number, b: number, c: number) => {
    const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)] as const;
    if (toA <= toB && toA <= toC) return a;
    return toB <= toC ? b : c;
  };
  for (let i = 0; i < out.length; i += 1) {
    const row = Math.floor(i / stride);
    const left = i % stride >= 4 ? (out[i - 4] ?? 0) : 0;
    const up = row > 0 ? (out[i - stride] ?? 0) : 0;
    const corner = row > 0 && i % stride >= 4 ? (out[i - stride - 4] ?? 0) : 0;
    const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][raw[row * (stride + 1)] ?? 0];
    out[i] = ((raw[row + 1 + i] ?? 0) + (predicted ?? 0)) & 255;
  }
  return Array.from({ length: width * height }, (_, pixel) => [
    ...(out.subarray(pixel * 4, pixel * 4 + 4) as Iterable<number>),
  ]) as [number, number, number, number][];
}
