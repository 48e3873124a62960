import { OAuthError } from './errors.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/** One value, or null. https://www.rfc-editor.org/rfc/rfc6749#section-3.1 allows a parameter once only. */
export const text = (parameters: Parameters, name: string): string | null => {
  const value = parameters[name];
  if (Array.isArray(value)) throw new OAuthError('invalid_request', 'duplicated parameter');
  return typeof value === 'string' && value !== '' ? value : null;
};

export const demand = (parameters: Parameters, name: string): string => {
  const value = text(parameters, name);
  if (value === null) throw new OAuthError('invalid_request', `Missing parameter: ${name}`);
  return value;
};
