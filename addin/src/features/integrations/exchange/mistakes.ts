import { ApiError } from '../../../api/api-error.ts';
import type { exchange } from '../../../i18n/en/exchange.ts';
import type { TroubleText } from '../../../i18n/trouble-text.tsx';
import { type DraftField, emptyDraft, fieldOf, mistakesIn } from './draft.ts';
import type { Login } from './use-login.ts';
import { failureOf } from './worth-knowing.ts';

/** The fields that our API refused by name. */
export const refusedBy = (error: unknown): DraftField[] =>
  error instanceof ApiError && error.problem === 'invalid-request'
    ? error.fields.flatMap(({ field }) => (Object.hasOwn(emptyDraft, field) ? [field as DraftField] : []))
    : [];

/**
 * What is wrong with what was entered, field by field. What our API or the server found is said until the field changes;
 * what can't be sent at all, once sending was `tried`.
 */
export function messagesFor(
  { draft, error, failure, isAsSent }: Pick<Login, 'draft' | 'error' | 'failure' | 'isAsSent'>,
  tried: boolean,
  text: typeof exchange,
  troubles: TroubleText,
): ReadonlyMap<DraftField, string> {
  const failed = failure && failureOf(failure);
  const concerned = failed && fieldOf(failed.finding);
  const said: [DraftField, string][] = [
    ...refusedBy(error).map((field) => [field, text.refused] as [DraftField, string]),
    ...(failed && concerned
      ? [[concerned, `${troubles[failed.finding].title}.`] as [DraftField, string]]
      : []),
  ];
  return new Map([
    ...said.filter(([field]) => isAsSent(field)),
    ...(tried ? mistakesIn(draft).map((field) => [field, text.mistakes[field]] as const) : []),
  ]);
}
