import { z } from 'zod';

const guid = z.guid('must be an id (GUID)');
const address = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .transform((value) => value.replace(/\/+$/, ''));

/** The first id means no application of Entra; the others name the package within Teams, and within Outlook. */
const ASSUMED = {
  PUBLIC_URL: 'https://localhost:3000',
  ENTRA_CLIENT_ID: '00000000-0000-0000-0000-000000000000',
  TEAMS_APP_ID: '6c1b8f0e-4a57-4b0f-9d1c-2f5b7e6a9d34',
  OUTLOOK_ADDIN_ID: 'b2a4c7d1-93e5-4f68-8a0b-5d17e3c9f642',
};

const Variables = z.object({
  PUBLIC_URL: address.default(ASSUMED.PUBLIC_URL),
  ENTRA_CLIENT_ID: guid.default(ASSUMED.ENTRA_CLIENT_ID),
  TEAMS_APP_ID: guid.default(ASSUMED.TEAMS_APP_ID),
  OUTLOOK_ADDIN_ID: guid.default(ASSUMED.OUTLOOK_ADDIN_ID),
  APP_ID_URI: z.string().optional(),
  WEBSITE_URL: address.optional(),
  PRIVACY_URL: address.optional(),
  TERMS_URL: address.optional(),
  SUPPORT_URL: address.optional(),
  AUTHORITY_URL: address.default('https://login.microsoftonline.com'),
});

/** What is right for most installations unless they say otherwise. */
const USUAL = new Set(['APP_ID_URI', 'AUTHORITY_URL']);

/** What the template's placeholders stand for. */
export type Values = Readonly<Record<keyof z.output<typeof Variables> | 'PUBLIC_HOST' | 'VERSION', string>>;

/** Says in sentences why no package can be made. */
export class PackageError extends Error {
  constructor(problems: readonly string[]) {
    super(`The package can't be made:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'PackageError';
  }
}

const together = ({ APP_ID_URI, PUBLIC_HOST, VERSION }: Values): string[] => [
  // https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
  ...(APP_ID_URI.startsWith(`api://${PUBLIC_HOST}/`)
    ? []
    : [`APP_ID_URI: must start with api://${PUBLIC_HOST}/, since Teams compares it with the tab's address`]),
  ...(/^\d+\.\d+\.\d+$/.test(VERSION)
    ? []
    : [`version of package.json: must be three numbers, not ${VERSION}`]),
];

/**
 * The values of a package, from the environment. What is absent is assumed, and named in `assumed`: such a package
 * is good for trying out only.
 * @throws PackageError
 */
export const readValues = (
  variables: Readonly<Record<string, string | undefined>>,
  version: string,
): { readonly values: Values; readonly assumed: readonly string[] } => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(given);
  if (!parsed.success)
    throw new PackageError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));

  const read = parsed.data;
  const host = new URL(read.PUBLIC_URL).host;
  const values: Values = {
    ...read,
    APP_ID_URI: read.APP_ID_URI ?? `api://${host}/${read.ENTRA_CLIENT_ID}`,
    WEBSITE_URL: read.WEBSITE_URL ?? read.PUBLIC_URL,
    PRIVACY_URL: read.PRIVACY_URL ?? read.PUBLIC_URL,
    TERMS_URL: read.TERMS_URL ?? read.PUBLIC_URL,
    SUPPORT_URL: read.SUPPORT_URL ?? read.WEBSITE_URL ?? read.PUBLIC_URL,
    PUBLIC_HOST: host,
    VERSION: version,
  };
  const problems = together(values);
  if (problems.length > 0) throw new PackageError(problems);

  const assumed = Variables.keyof()
    .options.filter((name) => !USUAL.has(name) && given[name] === undefined)
    .map((name) => `${name}=${values[name]}`);
  return { values, assumed };
};
