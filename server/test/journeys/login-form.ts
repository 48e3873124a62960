import type { Locator } from 'playwright-core';
import { PATIENCE } from '../until.ts';
import type { Tab } from './tab.ts';

const ON_PREMISE = /Exchange On-Premise/;

export type Entered = { readonly username?: string; readonly password: string; readonly url?: string };

/** Fills in what is given of the login in a dialog. */
export const fill = async (dialog: Locator, { username, password, url }: Entered): Promise<void> => {
  if (username !== undefined) await dialog.getByLabel('Username').fill(username);
  await dialog.getByLabel(/^Password/).fill(password);
  if (url !== undefined) await dialog.getByLabel('Exchange Server URL').fill(url);
};

/** Opens the panel "Calendar Integrations" and the form of a login in it. */
export const openForm = async (tab: Tab): Promise<Locator> => {
  await tab.openIntegrations();
  await tab
    .button(/Add calendar/)
    .first()
    .click();
  await tab
    .offer(ON_PREMISE)
    .getByRole('button', { name: /^Connect/ })
    .click();
  const dialog = tab.frame.getByRole('dialog');
  await dialog.getByLabel('Username').waitFor();
  return dialog;
};

/** The form is gone, and the card of the server is there. */
export const connected = async (tab: Tab): Promise<void> => {
  await tab.frame.getByRole('heading', { level: 2, name: ON_PREMISE }).waitFor({ timeout: PATIENCE });
  await tab.frame.getByRole('dialog').waitFor({ state: 'detached' });
};
