import type { Response } from 'express';
import { Html, html } from '../../html.ts';
import { opaque } from '../signing.ts';

const styles = new Html(`
:root { color-scheme: light dark; --page: #f2f2f2; --card: #fff; --text: #1b1b1b; --quiet: #595959;
  --line: #8a8a8a; --accent: #0067b8; --on-accent: #fff; --hover: #f0f0f0; }
@media (prefers-color-scheme: dark) { :root { --page: #1a1a1a; --card: #292929; --text: #f5f5f5;
  --quiet: #c2c2c2; --line: #8f8f8f; --accent: #75b6e7; --on-accent: #10202c; --hover: #363636; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--page);
  color: var(--text); font: 0.9375rem/1.4 "Segoe UI", system-ui, sans-serif; }
main { width: 100%; max-width: 27.5rem; padding: 2.5rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 4px; overflow-wrap: anywhere; }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; font-weight: 600; line-height: 1.2; }
p { margin: 0 0 0.75rem; }
.note, .quiet { color: var(--quiet); }
.note { margin: 0 0 1rem; font-size: 0.8125rem; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; }
li + li { margin-top: 0.25rem; }
details p { margin: 0.25rem 0 0.5rem 1rem; color: var(--quiet); }
summary { cursor: pointer; padding: 0.125rem 0; }
button { font: inherit; color: inherit; cursor: pointer; }
.account { width: 100%; display: block; padding: 0.5rem 0.75rem; text-align: start; border: 1px solid transparent;
  border-radius: 4px; background: none; }
.account:hover { background: var(--hover); }
.account span { display: block; }
.buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0.5rem; margin-top: 1.5rem; }
.buttons button { min-width: 6.75rem; padding: 0.375rem 0.75rem; border: 1px solid var(--line); border-radius: 2px;
  background: var(--card); }
.buttons button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
a, .link { color: var(--accent); text-decoration: underline; }
.link { border: 0; padding: 0; background: none; text-align: start; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
label { display: flex; gap: 0.5rem; align-items: flex-start; margin: 1rem 0; }
form + .note { margin: 1.5rem 0 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 0.75rem; margin: 1rem 0; font-size: 0.8125rem; }
dt { color: var(--quiet); } dd { margin: 0; }
`);

/** `script` is written into the page as it is; `note` says whose page it is. */
export type Page = { title: string; body: Html; status?: number; script?: string; note?: string };

/**
 * Sends a page that nothing can be injected into or framed. `replyTo` is the application's address, since browsers
 * hold a form's redirects to `form-action` too; `isolated` cuts the opener off.
 */
export const sendPage = (
  response: Response,
  { title, body, status = 200, script, note = 'Sandbox of Microsoft Entra ID' }: Page,
  { replyTo, isolated }: { replyTo: string | null; isolated: boolean },
): void => {
  const nonce = opaque(16);
  const targets = ["'self'", ...(replyTo === null ? [] : [new URL(replyTo).origin])];
  response
    .status(status)
    .set({
      'content-security-policy': [
        "default-src 'none'",
        'img-src data:',
        `style-src 'nonce-${nonce}'`,
        ...(script === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
        `form-action ${targets.join(' ')}`,
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join('; '),
      'cache-control': 'no-store, no-cache',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      ...(isolated && { 'cross-origin-opener-policy': 'same-origin' }),
    })
    .type('html')
    .send(
      html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body>
<main>
<p class="note">${note}</p>
${body}
</main>
${script !== undefined && html`<script nonce="${nonce}">${new Html(script)}</script>`}
</body>
</html>`.text,
    );
};
