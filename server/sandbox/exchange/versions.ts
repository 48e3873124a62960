/** Names that `RequestServerVersion` may have, oldest first. There is none for 2019 and SE. */
export const schemas = [
  'Exchange2007',
  'Exchange2007_SP1',
  'Exchange2010',
  'Exchange2010_SP1',
  'Exchange2010_SP2',
  'Exchange2013',
  'Exchange2013_SP1',
  'Exchange2015',
  'Exchange2016',
] as const;
export type Schema = (typeof schemas)[number];

export const serverVersions = [
  '2007-sp1',
  '2010',
  '2010-sp1',
  '2010-sp2',
  '2013',
  '2013-sp1',
  '2016',
  '2019',
  'se',
] as const;
export type ServerVersion = (typeof serverVersions)[number];

/** What a server of that version says of itself. */
export type Release = {
  /** The newest schema that it understands. */
  schema: Schema;
  /** Major, minor, build, revision. */
  build: readonly [number, number, number, number];
  /** `Version` of `ServerVersionInfo`, often a name that no request may use; null: the attribute is missing. */
  label: string | null;
  /** Of its web server. */
  iis: string;
};

/** Builds: https://learn.microsoft.com/exchange/new-features/build-numbers-and-release-dates */
const releases: Readonly<Record<ServerVersion, Release>> = {
  '2007-sp1': { schema: 'Exchange2007_SP1', build: [8, 3, 485, 1], label: null, iis: '7.0' },
  '2010': { schema: 'Exchange2010', build: [14, 0, 726, 0], label: 'Exchange2010', iis: '7.5' },
  '2010-sp1': { schema: 'Exchange2010_SP1', build: [14, 1, 438, 0], label: 'Exchange2010_SP1', iis: '7.5' },
  '2010-sp2': { schema: 'Exchange2010_SP2', build: [14, 3, 513, 0], label: 'Exchange2010_SP2', iis: '7.5' },
  '2013': { schema: 'Exchange2013', build: [15, 0, 775, 38], label: 'V2_4', iis: '8.5' },
  '2013-sp1': { schema: 'Exchange2013_SP1', build: [15, 0, 1497, 48], label: 'V2_23', iis: '8.5' },
  '2016': { schema: 'Exchange2016', build: [15, 1, 2507, 61], label: 'V2017_07_11', iis: '10.0' },
  '2019': { schema: 'Exchange2016', build: [15, 2, 1748, 10], label: 'V2017_07_11', iis: '10.0' },
  se: { schema: 'Exchange2016', build: [15, 2, 2562, 37], label: 'V2017_07_11', iis: '10.0' },
};

export const releaseOf = (version: ServerVersion): Release => releases[version];

export const isSchema = (name: string): name is Schema => (schemas as readonly string[]).includes(name);

/** Whether `schema` has what came with `since`. */
export const reaches = (schema: Schema, since: Schema): boolean =>
  schemas.indexOf(schema) >= schemas.indexOf(since);
