/** What a field says is wrong with it, as Fluent's `Field` takes it. */
export type FieldProps = { readonly validationMessage?: string; readonly validationState?: 'error' };
