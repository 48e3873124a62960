import { Trouble } from './trouble.ts';

/** One challenge of `WWW-Authenticate`. `token` is what NTLM sends with it, or parameters, which nobody reads here. */
export type Offer = { readonly scheme: string; readonly token: string };

/** At commas that are not inside of quotes. */
const parts = (line: string): string[] => line.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];

const CHALLENGE = /^([!#$%&'*+.^_`|~\w-]+)(?:\s+(\S.*))?$/;

/**
 * What the lines of a `WWW-Authenticate` header offer, each line one challenge or a list of them.
 * https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1
 */
export const offersIn = (header: string | readonly string[] | undefined): Offer[] =>
  [header ?? []]
    .flat()
    .flatMap(parts)
    .flatMap((part) => {
      const [, scheme, rest = ''] = CHALLENGE.exec(part.trim()) ?? [];
      // A further parameter of the challenge before: `name=value`, or with spaces around.
      return scheme === undefined || rest.startsWith('=')
        ? []
        : [{ scheme: scheme.toLowerCase(), token: rest }];
    });

/** How a login is shown: NTLM under one of two names, or the password itself. */
export type Scheme = 'NTLM' | 'Negotiate' | 'Basic';

/** The schemes that are tried, the best one first. */
const schemesIn = (offers: readonly Offer[]): Scheme[] => {
  const names = new Set(offers.map(({ scheme }) => scheme));
  return [
    // Negotiate takes the messages of NTLM as well, and means Kerberos where both are offered.
    ...(names.has('ntlm') ? (['NTLM'] as const) : names.has('negotiate') ? (['Negotiate'] as const) : []),
    ...(names.has('basic') ? (['Basic'] as const) : []),
  ];
};

/** Why nothing that is offered can be used. */
export const unusable = (offers: readonly Offer[]): Trouble =>
  new Trouble(offers.some(({ scheme }) => scheme === 'bearer') ? 'modern-sign-in-only' : 'no-known-sign-in');

/** The same schemes. @throws Trouble when there are none. */
export const offered = (offers: readonly Offer[]): readonly Scheme[] => {
  const schemes = schemesIn(offers);
  if (schemes.length === 0) throw unusable(offers);
  return schemes;
};
