import type { Response } from 'express';
import { html } from '../../html.ts';
import { description, type EntraError, errorUri, type Trace } from '../errors.ts';
import { sendPage } from '../pages/page.ts';
import type { ReplyAddress } from './request.ts';

export type Parameters = Record<string, string>;

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-response */
export const errorParameters = (error: EntraError, trace: Trace, authority: string): Parameters => ({
  error: error.error,
  error_description: description(error, trace),
  error_uri: errorUri(error, authority),
  ...(error.suberror && { suberror: error.suberror }),
});

/** What the application learns when a page was left by its way out before anything was decided. */
export const CANCELLED: Parameters = { error: 'access_denied', error_subcode: 'cancel' };

const addressWith = (redirectUri: string, parameters: URLSearchParams, mode: 'query' | 'fragment') => {
  const url = new URL(redirectUri);
  if (mode === 'fragment') url.hash = parameters.toString();
  else for (const [name, value] of parameters) url.searchParams.set(name, value);
  return url.href;
};

/** Sends the person back to the application, in the way it asked for. */
export const reply = (
  response: Response,
  { redirectUri, responseMode, state }: ReplyAddress,
  parameters: Parameters,
  { isolated }: { isolated: boolean },
): void => {
  const all = new URLSearchParams({ ...parameters, ...(state !== null && { state }) });
  if (responseMode === 'form_post') {
    const fields = [...all].map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    );
    const body = html`<h1>Working...</h1>
<form method="post" action="${redirectUri}">
${fields}
<noscript><p>Script is disabled. Click Continue to go on.</p></noscript>
<div class="buttons"><button class="primary">Continue</button></div>
</form>`;
    const page = { title: 'Working...', body, script: 'document.forms[0].submit();' };
    sendPage(response, page, { replyTo: redirectUri, isolated });
    return;
  }
  if (isolated) response.set('cross-origin-opener-policy', 'same-origin');
  const status = response.req.method === 'POST' ? 303 : 302;
  response
    .set('cache-control', 'no-store, no-cache')
    .redirect(status, addressWith(redirectUri, all, responseMode));
};
