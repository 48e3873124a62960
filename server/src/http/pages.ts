import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Response } from 'express';
import type { ApprovalOutcome, ConsentOutcome } from '../../contract/page-outcome.ts';
import type { PageSettings } from '../../contract/page-settings.ts';
import { contentSecurityPolicy, type PageName } from './page-policy.ts';

export type PageDeps = {
  /** Folder of the built add-in. */
  readonly addinDir: string;
  readonly settings: PageSettings;
  /** Origins that may frame the tab and the pane besides Microsoft's hosts. */
  readonly frameAncestors: readonly string[];
};

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** They run in this order and before ours, which is deferred. */
const scriptElements = (addresses: readonly string[]): string =>
  addresses.map((address) => `<script src="${attribute(address)}"></script>`).join('');

/** JSON that can't end the script element it stands in. */
const embed = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Sends one of the add-in's pages with what it must know written into it. */
export const pageSender = ({ addinDir, settings, frameAncestors }: PageDeps) => {
  const templates = new Map<PageName, string>();
  const template = async (page: PageName): Promise<string> => {
    const text = templates.get(page) ?? (await readFile(path.join(addinDir, `${page}.html`), 'utf8'));
    templates.set(page, text);
    return text;
  };

  return async (
    response: Response,
    page: PageName,
    outcome: ConsentOutcome | ApprovalOutcome | null,
  ): Promise<void> => {
    const nonce = randomBytes(16).toString('base64');
    const filled: Record<string, string> = {
      __SETTINGS__: embed(settings),
      __OUTCOME__: embed(outcome),
      __NONCE__: nonce,
      __OFFICE__: scriptElements(settings.officeScripts),
    };
    const html = (await template(page)).replace(
      /__(?:SETTINGS|OUTCOME|NONCE|OFFICE)__/g,
      (name) => filled[name] ?? '',
    );
    response
      .set({
        'content-security-policy': contentSecurityPolicy(page, nonce, { ...settings, frameAncestors }),
        'cache-control': 'no-store',
      })
      .type('html')
      .send(html);
  };
};
export type SendPage = ReturnType<typeof pageSender>;
