import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { outlookManifest } from './outlook-manifest.ts';
import { manifestRefusals } from './outlook-rules.ts';
import { pngSize } from './png.ts';
import { readValues, type Values } from './values.ts';
import { type Element, readXml } from './xml.ts';

const ICONS = join(import.meta.dirname, 'outlook', 'icons');
const ADDIN = '88888888-2222-4333-8444-555555555555';
const { values } = readValues(
  {
    PUBLIC_URL: 'https://sally.contoso.example/',
    OUTLOOK_ADDIN_ID: ADDIN,
    SUPPORT_URL: 'https://contoso.example/help?for=sally&lang="en"',
  },
  '1.2.3',
);

const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];
const parsed = async (of: Values = values) => {
  const elements = all(readXml(await outlookManifest(of)));
  const named = (name: string) => elements.filter((element) => element.name === name);
  const one = (name: string) => named(name)[0] ?? { attributes: {} as Record<string, string>, text: '' };
  return { elements, named, one };
};

describe('the manifest', () => {
  test('carries the addresses and the id of one installation', async () => {
    const text = await outlookManifest(values);
    const { named, one } = await parsed();

    expect([one('Id').text, one('Version').text]).toEqual([ADDIN, '1.2.3.0']);
    expect(named('AppDomain').map((domain) => domain.text)).toEqual([
      'https://sally.contoso.example',
      'https://login.microsoftonline.com',
    ]);
    expect(new Set(named('bt:Url').map(({ attributes }) => attributes.DefaultValue))).toEqual(
      new Set(['https://sally.contoso.example/outlook']),
    );
    expect(text).not.toContain('{{');
  });

  test('holds values as text, whatever they are', async () => {
    expect((await parsed()).one('SupportUrl').attributes.DefaultValue).toBe(
      'https://contoso.example/help?for=sally&lang="en"',
    );
  });

  test('has the same bytes for the same installation', async () => {
    expect(await outlookManifest(values)).toBe(await outlookManifest(values));
  });

  test('shows its button to organisers and attendees, in both versions, and asks to read items only', async () => {
    const { named, one } = await parsed();

    expect(named('ExtensionPoint').map(({ attributes }) => attributes['xsi:type'])).toEqual([
      'AppointmentOrganizerCommandSurface',
      'AppointmentAttendeeCommandSurface',
      'AppointmentOrganizerCommandSurface',
      'AppointmentAttendeeCommandSurface',
    ]);
    expect(one('Permissions').text).toBe('ReadItem');
  });

  test('asks for no more of Outlook than an Exchange server has', async () => {
    const { elements } = await parsed();
    const versions = elements.flatMap(({ attributes: { MinVersion, DefaultMinVersion } }) =>
      [MinVersion, DefaultMinVersion].filter((version) => version !== undefined),
    );

    expect(versions).toEqual(['1.3', '1.3', '1.5']);
  });

  test('speaks German wherever it speaks English', async () => {
    const { elements } = await parsed();
    const spoken = elements.filter(
      ({ name, attributes }) =>
        ['DisplayName', 'Description', 'bt:String'].includes(name) &&
        'DefaultValue' in attributes &&
        attributes.id !== 'product',
    );

    expect(spoken.length).toBe(6);
    for (const { children } of spoken)
      expect(children.map(({ attributes }) => attributes.Locale)).toEqual(['de-DE']);
  });

  test.each([
    ['SUPPORT_URL', 'ftp://contoso.example', 'SupportUrl: has a bad DefaultValue'],
    ['OUTLOOK_ADDIN_ID', 'sally', 'Id: has a bad text: sally'],
    ['VERSION', '1.2.3-rc.1', 'Version: has a bad text'],
    ['PUBLIC_URL', 'https://contoso.example/sally', 'AppDomain: has a bad text'],
  ])('is not made with %s = %s, and the reason is named', async (name, value, reason) => {
    await expect(outlookManifest({ ...values, [name]: value })).rejects.toThrow(reason);
  });
});

describe('the rules', () => {
  const refused = async (change: (text: string) => string) =>
    manifestRefusals(readXml(change(await outlookManifest(values))));

  test.each([
    ['an element that nobody knows', '<Hosts>', '<Sally/><Hosts>', 'Sally: is not known here'],
    ['an element in the wrong place', /<Permissions>.*?<\/Permissions>/s, '', 'in this order'],
    ['a reference to nothing', 'resid="icon80"', 'resid="icon90"', 'nothing is called icon90'],
    ['a resource that nobody uses', /<bt:Image size="80" resid="icon80"\/>/g, '', 'icon80 is not used'],
    [
      'an attribute that nobody knows',
      '<Group id=',
      '<Group wide="yes" id=',
      'must not have the attribute wide',
    ],
    ['an attribute that is missing', ' size="16"', '', 'lacks the attribute size'],
    ['a text that is too long', 'Value="Sally öffnen"', `Value="${'x'.repeat(126)}"`, 'has a bad Value'],
    [
      'a schema that nobody knows',
      'mailappversionoverrides"',
      'mailappversionoverrides/2.0"',
      'is not known here',
    ],
  ])('refuse %s', async (_, part, instead, reason) => {
    expect((await refused((text) => text.replace(part, instead))).join('\n')).toContain(reason);
  });

  test('are about documents that are well-formed', () => {
    expect(() => readXml('<a><b></a>')).toThrow();
    expect(() => readXml('<a b="1" b="2"/>')).toThrow();
    expect(() => readXml('')).toThrow();
  });
});

describe('the icons', () => {
  test('are those that the manifest names, in the sizes that it says', async () => {
    const { elements } = await parsed();
    const named = new Set(
      elements.flatMap(
        ({ attributes }) => /\/icons\/(sally-\d+\.png)$/.exec(attributes.DefaultValue ?? '')?.[1] ?? [],
      ),
    );

    expect([...named].toSorted()).toEqual((await readdir(ICONS)).toSorted());
    for (const file of named) {
      const side = Number(/\d+/.exec(file)?.[0]);
      expect(pngSize(await readFile(join(ICONS, file)))).toEqual({ width: side, height: side });
    }
  });
});
