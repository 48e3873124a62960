/// <reference types="office-js" />
import { HostError } from './host-error.ts';
import { within } from './within.ts';

const STARTING = 10_000;

/**
 * Waits for Office.js, which never gives up by itself (https://learn.microsoft.com/javascript/api/office).
 * Rejects with `HostError`: `office-missing` where its script did not load, `silent` where Outlook does not answer,
 * `outside-outlook` anywhere else.
 */
export async function officeReady(): Promise<void> {
  if (typeof Office === 'undefined') throw new HostError('office-missing');
  // Office.js hides both behind null; the browser's own are still underneath.
  delete (history as Partial<History>).pushState;
  delete (history as Partial<History>).replaceState;
  const { host } = await within(STARTING, 'Office.onReady', Office.onReady());
  if (host !== Office.HostType.Outlook) throw new HostError('outside-outlook');
}

/** Whether Outlook offers this set (https://learn.microsoft.com/javascript/api/requirement-sets). */
export const offers = (set: string, version: string): boolean =>
  Office.context.requirements.isSetSupported(set, version);
