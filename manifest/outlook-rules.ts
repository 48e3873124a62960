import type { Element } from './xml.ts';

/**
 * What we use of Microsoft's schemas for mail add-ins, written down anew from their documentation
 * (https://learn.microsoft.com/openspecs/office_file_formats/ms-owemxml, https://learn.microsoft.com/javascript/api/manifest):
 * the order of children is the schema's, and whatever is not listed is refused.
 */
type Shape = {
  /** In this order: `Name` once, `Name?` at most once, `Name+` at least once, `Name*` any number of times. */
  readonly children?: readonly string[];
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly optional?: Readonly<Record<string, RegExp>>;
  readonly text?: RegExp;
};

const APP = 'http://schemas.microsoft.com/office/appforoffice/1.1';
const BASIC = 'http://schemas.microsoft.com/office/officeappbasictypes/1.0';
const OVERRIDES_1_0 = 'http://schemas.microsoft.com/office/mailappversionoverrides';
const OVERRIDES_1_1 = `${OVERRIDES_1_0}/1.1`;

const address = /^https:\/\/[^\s]{1,2000}$/;
const upTo = (length: number) => new RegExp(`^[^]{1,${length}}$`);
const resource = /^[\w.]{1,32}$/;
const locale = /^[a-z]{2}-[A-Z]{2}$/;
const version = /^\d+\.\d+$/;

const localised = (value: RegExp): Readonly<Record<string, Shape>> => ({
  '': { children: ['Override*'], attributes: { DefaultValue: value } },
  '/Override': { attributes: { Locale: locale, Value: value } },
});

/** Rules by the path of local names below a schema's root. */
const under = (path: string, shapes: Readonly<Record<string, Shape>>) =>
  Object.fromEntries(Object.entries(shapes).map(([end, shape]) => [`${path}${end}`, shape]));

const app: Readonly<Record<string, Shape>> = {
  OfficeApp: {
    children: [
      ...['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl'],
      ...['HighResolutionIconUrl', 'SupportUrl', 'AppDomains', 'Hosts', 'Requirements', 'FormSettings'],
      ...['Permissions', 'Rule', 'DisableEntityHighlighting?', 'VersionOverrides'],
    ],
    attributes: { 'xsi:type': /^MailApp$/ },
  },
  Id: { text: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  Version: { text: /^\d{1,5}(\.\d{1,5}){3}$/ },
  ProviderName: { text: upTo(125) },
  DefaultLocale: { text: locale },
  ...under('DisplayName', localised(upTo(125))),
  ...under('Description', localised(upTo(250))),
  ...under('IconUrl', localised(address)),
  ...under('HighResolutionIconUrl', localised(address)),
  ...under('SupportUrl', localised(address)),
  AppDomains: { children: ['AppDomain+'] },
  'AppDomains/AppDomain': { text: /^https:\/\/[\w.:-]+$/ },
  Hosts: { children: ['Host'] },
  'Hosts/Host': { attributes: { Name: /^Mailbox$/ } },
  Requirements: { children: ['Sets'] },
  'Requirements/Sets': { children: ['Set'] },
  'Requirements/Sets/Set': { attributes: { Name: /^Mailbox$/, MinVersion: version } },
  FormSettings: { children: ['Form+'] },
  'FormSettings/Form': { children: ['DesktopSettings'], attributes: { 'xsi:type': /^Item(Read|Edit)$/ } },
  'FormSettings/Form/DesktopSettings': { children: ['SourceLocation', 'RequestedHeight?'] },
  ...under('FormSettings/Form/DesktopSettings/SourceLocation', localised(address)),
  'FormSettings/Form/DesktopSettings/RequestedHeight': {
    text: /^(3[2-9]|[4-9]\d|[1-3]\d\d|4[0-4]\d|450)$/,
  },
  Permissions: { text: /^(Restricted|ReadItem|ReadWriteItem|ReadWriteMailbox)$/ },
  Rule: { children: ['Rule+'], attributes: { 'xsi:type': /^RuleCollection$/, Mode: /^(And|Or)$/ } },
  'Rule/Rule': {
    attributes: {
      'xsi:type': /^ItemIs$/,
      ItemType: /^(Message|Appointment)$/,
      FormType: /^(Read|Edit|ReadOrEdit)$/,
    },
  },
  DisableEntityHighlighting: { text: /^(true|false)$/ },
};

const SURFACE = 'Hosts/Host/DesktopFormFactor/ExtensionPoint';
const GROUP = `${SURFACE}/OfficeTab/Group`;
const BUTTON = `${GROUP}/Control`;
const reference: Shape = { attributes: { resid: resource } };
const named = (item: string, value: RegExp): Readonly<Record<string, Shape>> => ({
  '': { children: [`${item}+`] },
  [`/${item}`]: { children: ['Override*'], attributes: { id: resource, DefaultValue: value } },
  [`/${item}/Override`]: { attributes: { Locale: locale, Value: value } },
});

const overrides = (children: readonly string[], formFactor: readonly string[], type: RegExp) => ({
  VersionOverrides: { children, attributes: { 'xsi:type': type } },
  Requirements: { children: ['Sets'] },
  'Requirements/Sets': { children: ['Set'], optional: { DefaultMinVersion: version } },
  'Requirements/Sets/Set': { attributes: { Name: /^Mailbox$/ }, optional: { MinVersion: version } },
  Hosts: { children: ['Host'] },
  'Hosts/Host': { children: ['DesktopFormFactor'], attributes: { 'xsi:type': /^MailHost$/ } },
  'Hosts/Host/DesktopFormFactor': { children: formFactor },
  'Hosts/Host/DesktopFormFactor/SupportsSharedFolders': { text: /^(true|false)$/ },
  [SURFACE]: {
    children: ['OfficeTab'],
    attributes: { 'xsi:type': /^Appointment(Organizer|Attendee)CommandSurface$/ },
  },
  [`${SURFACE}/OfficeTab`]: { children: ['Group'], attributes: { id: /^TabDefault$/ } },
  [GROUP]: { children: ['Label', 'Control+'], attributes: { id: upTo(125) } },
  [`${GROUP}/Label`]: reference,
  [BUTTON]: {
    children: ['Label', 'Supertip', 'Icon', 'Action'],
    attributes: { 'xsi:type': /^Button$/, id: upTo(125) },
  },
  [`${BUTTON}/Label`]: reference,
  [`${BUTTON}/Supertip`]: { children: ['Title', 'Description'] },
  [`${BUTTON}/Supertip/Title`]: reference,
  [`${BUTTON}/Supertip/Description`]: reference,
  [`${BUTTON}/Icon`]: { children: ['Image+'] },
  [`${BUTTON}/Icon/Image`]: {
    attributes: { size: /^(16|20|24|32|40|48|64|80)$/, resid: resource },
  },
  [`${BUTTON}/Action`]: { children: ['SourceLocation'], attributes: { 'xsi:type': /^ShowTaskpane$/ } },
  [`${BUTTON}/Action/SourceLocation`]: reference,
  Resources: { children: ['Images?', 'Urls?', 'ShortStrings?', 'LongStrings?'] },
  ...under('Resources/Images', named('Image', address)),
  ...under('Resources/Urls', named('Url', address)),
  ...under('Resources/ShortStrings', named('String', upTo(125))),
  ...under('Resources/LongStrings', named('String', upTo(250))),
});

const SCHEMAS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  [APP]: app,
  [OVERRIDES_1_0]: overrides(
    ['Requirements?', 'Hosts', 'Resources', 'VersionOverrides?'],
    ['ExtensionPoint+'],
    /^VersionOverridesV1_0$/,
  ),
  [OVERRIDES_1_1]: overrides(
    ['Requirements?', 'Hosts', 'Resources'],
    ['SupportsSharedFolders?', 'ExtensionPoint+'],
    /^VersionOverridesV1_1$/,
  ),
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const orderRefusal = (wanted: readonly string[], found: readonly string[]): string | null => {
  const pattern = wanted.map((entry) => {
    const [, name, times = ''] = /^(\w+)([?+*]?)$/.exec(entry) ?? [];
    return `(?:${name} )${times}`;
  });
  const fits = new RegExp(`^${pattern.join('')}$`).test(found.map((name) => `${name} `).join(''));
  return fits ? null : `must hold ${wanted.join(', ') || 'nothing'} in this order, not ${found.join(', ')}`;
};

const attributeRefusals = ({ attributes }: Element, shape: Shape): string[] => {
  const given = Object.entries(attributes).filter(([name]) => !name.startsWith('xmlns'));
  const known = { ...shape.attributes, ...shape.optional };
  return [
    ...Object.keys(shape.attributes ?? {}).flatMap((name) =>
      name in attributes ? [] : [`lacks the attribute ${name}`],
    ),
    ...given.flatMap(([name, value]) => {
      const allowed = known[name];
      if (!allowed) return [`must not have the attribute ${name}`];
      return allowed.test(value) ? [] : [`has a bad ${name}: ${value}`];
    }),
  ];
};

const shapeRefusals = (
  element: Element,
  schema: string,
  path: readonly string[],
  place: string,
): string[] => {
  const entered = element.namespace !== schema && SCHEMAS[element.namespace] !== undefined;
  const home = entered ? element.namespace : schema;
  const name = localName(element.name);
  const at = entered ? [] : path;
  const key = at.length === 0 ? name : at.join('/');
  const shape = SCHEMAS[home]?.[key];
  if (!shape || (element.namespace !== home && element.namespace !== BASIC))
    return [`${place}: is not known here`];
  const order = orderRefusal(
    shape.children ?? [],
    element.children.map((child) => localName(child.name)),
  );
  const text = (shape.text ?? /^$/).test(element.text) ? [] : [`has a bad text: ${element.text}`];
  return [
    ...[...attributeRefusals(element, shape), ...text, ...(order ? [order] : [])].map(
      (refusal) => `${place}: ${refusal}`,
    ),
    ...element.children.flatMap((child) => {
      const childName = localName(child.name);
      return shapeRefusals(child, home, [...at, childName], `${place}/${childName}`);
    }),
  ];
};

const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];

/** Every `resid` names one resource of its own version, and no resource is without use. */
const referenceRefusals = (root: Element): string[] =>
  all(root)
    .filter(({ name }) => localName(name) === 'VersionOverrides')
    .flatMap((overriding) => {
      const own = overriding.children
        .filter(({ name }) => localName(name) !== 'VersionOverrides')
        .flatMap(all);
      const ids = own
        .filter(({ attributes }) => 'DefaultValue' in attributes)
        .map(({ attributes }) => attributes.id ?? '');
      const used = own.flatMap(({ attributes }) => attributes.resid ?? []);
      return [
        ...used.filter((id) => !ids.includes(id)).map((id) => `nothing is called ${id}`),
        ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} is there twice`),
        ...ids.filter((id) => !used.includes(id)).map((id) => `${id} is not used`),
      ].map((refusal) => `VersionOverrides: ${refusal}`);
    });

/** What is wrong with a mail add-in's manifest, in words; nothing when it fits. */
export const manifestRefusals = (root: Element): readonly string[] => [
  ...shapeRefusals(root, '', [], localName(root.name)),
  ...referenceRefusals(root),
];
