import { z } from 'zod';
import { type ConsentRefusal, refusalOf } from '../domain/consent.ts';
import type { Failure, Need } from '../domain/failure.ts';

/** An error as Entra's token endpoint and pages give it; more fields come along and are ignored. */
export const EntraError = z.object({
  error: z.string(),
  error_description: z.string().nullish(),
  error_codes: z.array(z.number()).nullish(),
  suberror: z.string().nullish(),
  claims: z.string().nullish(),
});
export type EntraError = z.infer<typeof EntraError>;

/** How long to leave Entra alone when it sees a loop of ours. */
const LOOP_PAUSE = 10 * 60_000;

/** AADSTS numbers. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const BY_NUMBER: Readonly<Record<number, Need | 'unavailable' | 'loop'>> = {
  65001: 'consent',
  65004: 'interaction',
  90093: 'approval',
  90094: 'approval',
  90095: 'approval',
  700016: 'approval',
  50105: 'assignment',
  53000: 'device',
  53001: 'device',
  53003: 'policy',
  53011: 'policy',
  530032: 'policy',
  530035: 'policy',
  50072: 'interaction',
  50074: 'interaction',
  50076: 'interaction',
  50078: 'interaction',
  50079: 'interaction',
  50158: 'interaction',
  50020: 'interaction',
  54005: 'interaction',
  50132: 'sign-in',
  50133: 'sign-in',
  50173: 'sign-in',
  70000: 'sign-in',
  70008: 'sign-in',
  70043: 'sign-in',
  700082: 'sign-in',
  500011: 'app',
  650052: 'app',
  650056: 'app',
  650057: 'app',
  7000112: 'app',
  50013: 'fresh-assertion',
  500133: 'fresh-assertion',
  50011: 'operator',
  70011: 'operator',
  90008: 'operator',
  700084: 'operator',
  7000215: 'operator',
  7000218: 'operator',
  7000222: 'operator',
  9001023: 'operator',
  9002332: 'operator',
  90006: 'unavailable',
  90024: 'unavailable',
  90033: 'unavailable',
  50196: 'loop',
};

/** What a number that is not listed means, by `suberror` and then by `error`. */
const BY_WORD: Readonly<Record<string, Need | 'unavailable'>> = {
  consent_required: 'consent',
  message_only: 'interaction',
  additional_action: 'interaction',
  basic_action: 'interaction',
  user_password_expired: 'interaction',
  bad_token: 'sign-in',
  interaction_required: 'interaction',
  login_required: 'sign-in',
  invalid_grant: 'sign-in',
  access_denied: 'interaction',
  temporarily_unavailable: 'unavailable',
  server_error: 'unavailable',
};

const numberOf = ({ error_codes, error_description }: EntraError): number | null => {
  const named = error_codes?.[0] ?? Number(/^AADSTS(\d+)/.exec(error_description ?? '')?.[1]);
  return Number.isSafeInteger(named) ? named : null;
};

/** The one place where an error of Entra becomes ours. `now` is UTC in ms. */
export const failureOf = (error: EntraError, now: number): Failure => {
  const number = numberOf(error);
  const meaning =
    (number === null ? undefined : BY_NUMBER[number]) ??
    BY_WORD[error.suberror ?? ''] ??
    BY_WORD[error.error] ??
    'operator';
  if (meaning === 'unavailable') return { kind: 'unavailable' };
  if (meaning === 'loop') return { kind: 'throttled', until: now + LOOP_PAUSE };
  return {
    kind: 'unauthorised',
    need: meaning,
    code: number === null ? null : `AADSTS${number}`,
    claims: error.claims ?? null,
  };
};

const PAGE_ONLY: Readonly<Record<number, ConsentRefusal['reason']>> = {
  65004: 'cancelled',
  90095: 'approval-requested',
  50020: 'wrong-account',
};

/** What an error that Entra's pages send back means for the person in front of them. */
export const pageRefusal = (error: EntraError, now: number): ConsentRefusal => {
  const number = numberOf(error);
  const code = number === null ? null : `AADSTS${number}`;
  const reason = number === null ? undefined : PAGE_ONLY[number];
  if (reason) return { reason, code };
  if (number === null && error.error === 'access_denied') return { reason: 'cancelled', code };
  return refusalOf(failureOf(error, now));
};
