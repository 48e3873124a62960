type Forms = { readonly one: string; readonly other: string };

/** Picks the form for a number; `#` stands for the number itself. English and German know these two forms only. */
export function pluralIn(language: 'en' | 'de'): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) =>
    forms[rules.select(count) === 'one' ? 'one' : 'other'].replace('#', numbers.format(count));
}
