/** Channel between Microsoft's window, once it is back on our page, and the tab that opened it. */
export const CONSENT_CHANNEL = 'sally-consent';

export type HandedOver = { readonly type: 'code'; readonly consentId: string; readonly code: string };
export type PickedUp = { readonly type: 'picked-up'; readonly consentId: string };

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

export function isHandedOver(value: unknown, consentId: string): value is HandedOver {
  const { type, consentId: id, code } = record(value);
  return type === 'code' && id === consentId && typeof code === 'string';
}

export function isPickedUp(value: unknown, consentId: string): value is PickedUp {
  const { type, consentId: id } = record(value);
  return type === 'picked-up' && id === consentId;
}
