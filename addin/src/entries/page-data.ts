import type { PageSettings } from '../../../server/contract/page-settings.ts';

const read = (id: string): unknown => JSON.parse(document.getElementById(id)?.textContent ?? 'null');

/** What the server wrote into the page. It is ours, so the contract's types are believed. */
export const readSettings = (): PageSettings => read('settings') as PageSettings;

export const readOutcome = <T>(): T | null => read('outcome') as T | null;

/** The page's nonce for style elements, or undefined where the server left the template alone. */
export const readNonce = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
