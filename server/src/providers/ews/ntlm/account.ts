/** Whom a login names, as it is shown to the server. */
export type NtlmAccount = { readonly domain: string; readonly user: string };

/**
 * Splits a name at its first backslash. Everything else is sent as it was typed: `anna@contoso.example` and `anna` go
 * without a domain, and the server finds the account.
 */
export const ntlmAccount = (username: string): NtlmAccount => {
  const at = username.indexOf('\\');
  return at === -1
    ? { domain: '', user: username }
    : { domain: username.slice(0, at), user: username.slice(at + 1) };
};

/** Windows makes the final sigma large; by the rule below it would stay. */
const FINAL_SIGMA = 'ς';

const upperUnit = (unit: string): string => {
  const upper = unit.toUpperCase();
  const isPair = upper.length === 1 && upper.toLowerCase() === unit;
  return isPair || unit === FINAL_SIGMA ? upper : unit;
};

/**
 * Upper case as Windows has it: each UTF-16 unit for itself, and only where small and large form belong to each other. So
 * `ß`, `ı` and `µ` stay as they are, unlike in JavaScript. https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/nf-ntifs-rtlupcaseunicodestring
 */
export const windowsUpperCase = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => upperUnit(text.charAt(index))).join('');
