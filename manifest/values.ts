import { z } from 'zod';

const guid = z.guid('must be an id (GUID)');
const address = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .transform((value) => value.replace(/\/+$/, ''));

const Variables = z.object({
  PUBLIC_URL: address.optional(),
  ENTRA_CLIENT_ID: guid.optional(),
  APP_ID_URI: z.string().optional(),
  TEAMS_APP_ID: guid.optional(),
  WEBSITE_URL: address.optional(),
  PRIVACY_URL: address.optional(),
  TERMS_URL: address.optional(),
});
type Variables = z.infer<typeof Variables>;

/** What the template's placeholders stand for. */
export type Values = Readonly<
  Record<Exclude<keyof Variables, undefined> | 'PUBLIC_HOST' | 'VERSION', string>
>;

const ASSUMED = {
  PUBLIC_URL: 'https://localhost:3000',
  ENTRA_CLIENT_ID: '00000000-0000-0000-0000-000000000000',
  TEAMS_APP_ID: '6c1b8f0e-4a57-4b0f-9d1c-2f5b7e6a9d34',
};

/** Says in sentences why no package can be made. */
export class PackageError extends Error {
  constructor(problems: readonly string[]) {
    super(`The package can't be made:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'PackageError';
  }
}

/**
 * The values of a package, from the environment. What is absent is assumed, and named in `assumed`: such a package
 * is good for this machine only.
 * @param version the product's; Teams takes three numbers only
 * @throws PackageError
 */
export const readValues = (
  variables: Readonly<Record<string, string | undefined>>,
  version: string,
): { readonly values: Values; readonly assumed: readonly string[] } => {
  const parsed = Variables.safeParse(
    Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')),
  );
  if (!parsed.success)
    throw new PackageError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));

  const given = parsed.data;
  const base = { ...ASSUMED, ...given };
  const host = new URL(base.PUBLIC_URL).host;
  const values = {
    APP_ID_URI: `api://${host}/${base.ENTRA_CLIENT_ID}`.toLowerCase(),
    WEBSITE_URL: base.PUBLIC_URL,
    PRIVACY_URL: base.PUBLIC_URL,
    TERMS_URL: base.PUBLIC_URL,
    ...base,
    PUBLIC_HOST: host,
    VERSION: version,
  };
  const problems = [
    // https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
    ...(values.APP_ID_URI.startsWith(`api://${host}/`)
      ? []
      : [`APP_ID_URI: must start with api://${host}/, since Teams compares it with the tab's address`]),
    ...(/^\d+\.\d+\.\d+$/.test(version)
      ? []
      : [`version of package.json: must be three numbers, not ${version}`]),
  ];
  if (problems.length > 0) throw new PackageError(problems);

  const assumed = Object.keys(Variables.shape)
    .filter((name) => name !== 'APP_ID_URI' && !(name in given))
    .map((name) => `${name}=${values[name as keyof Values]}`);
  return { values, assumed };
};
