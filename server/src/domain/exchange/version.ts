/**
 * The versions that a person can choose; the first finds out by itself. There is no schema name for 2019 and SE, which
 * speak that of 2013 SP1 as well. https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-schema-versions-in-exchange
 */
export const EXCHANGE_VERSIONS = [
  'automatic',
  'exchange-se',
  'exchange-2019',
  'exchange-2016',
  'exchange-2013-sp1',
  'exchange-2013',
  'exchange-2010-sp2',
  'exchange-2010-sp1',
  'exchange-2010',
  'exchange-2007-sp1',
] as const;
export type ExchangeVersion = (typeof EXCHANGE_VERSIONS)[number];

export type SchemaName =
  | 'Exchange2013_SP1'
  | 'Exchange2013'
  | 'Exchange2010_SP2'
  | 'Exchange2010_SP1'
  | 'Exchange2010'
  | 'Exchange2007_SP1';

/** Newest first: the way down for whoever does not know. */
export const SCHEMA_NAMES: readonly SchemaName[] = [
  'Exchange2013_SP1',
  'Exchange2013',
  'Exchange2010_SP2',
  'Exchange2010_SP1',
  'Exchange2010',
  'Exchange2007_SP1',
];

const SCHEMAS: Readonly<Record<ExchangeVersion, SchemaName>> = {
  automatic: 'Exchange2013_SP1',
  'exchange-se': 'Exchange2013_SP1',
  'exchange-2019': 'Exchange2013_SP1',
  'exchange-2016': 'Exchange2013_SP1',
  'exchange-2013-sp1': 'Exchange2013_SP1',
  'exchange-2013': 'Exchange2013',
  'exchange-2010-sp2': 'Exchange2010_SP2',
  'exchange-2010-sp1': 'Exchange2010_SP1',
  'exchange-2010': 'Exchange2010',
  'exchange-2007-sp1': 'Exchange2007_SP1',
};

/** What is asked for in `RequestServerVersion` at first. */
export const schemaOf = (version: ExchangeVersion): SchemaName => SCHEMAS[version];

/** The numbers of `ServerVersionInfo`. Its `Version` text says nothing dependable. */
export type ServerBuild = {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision: number;
};

export const buildText = ({ major, minor, build, revision }: ServerBuild): string =>
  `${major}.${minor}.${build}.${revision}`;

/** The numbers in a text that `buildText` wrote; null for any other. */
export const parseBuild = (text: string): ServerBuild | null => {
  const numbers = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number);
  if (!numbers) return null;
  const [major = 0, minor = 0, build = 0, revision = 0] = numbers;
  return { major, minor, build, revision };
};

/** Which version a server is, by its numbers; null for one that we have never heard of. */
export const versionOf = ({
  major,
  minor,
  build,
}: ServerBuild): Exclude<ExchangeVersion, 'automatic'> | null => {
  if (major === 15) {
    if (minor === 0) return build >= 847 ? 'exchange-2013-sp1' : 'exchange-2013';
    if (minor === 1) return 'exchange-2016';
    return build >= 2562 ? 'exchange-se' : 'exchange-2019';
  }
  if (major === 14) {
    if (minor === 0) return 'exchange-2010';
    return minor === 1 ? 'exchange-2010-sp1' : 'exchange-2010-sp2';
  }
  return major === 8 && minor >= 1 ? 'exchange-2007-sp1' : null;
};
