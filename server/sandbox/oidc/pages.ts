import type { Response } from 'express';
import { sendPage } from '../entra/pages/page.ts';
import { html } from '../html.ts';
import { fullName, type Member } from './registration.ts';

const NOTE = 'Sandbox of Contoso’s own sign-in';

/** Pages that nothing can be injected into or framed; `replyTo` is the application's address. */
const send = (response: Response, replyTo: string | null, page: Parameters<typeof sendPage>[1]) =>
  sendPage(response, { note: NOTE, ...page }, { replyTo, isolated: false });

/** There are no passwords: a person says who they are. Whom the application hinted at comes first. */
export const sendPicker = (
  response: Response,
  {
    action,
    replyTo,
    members,
    hint,
  }: { action: string; replyTo: string; members: readonly Member[]; hint: string | null },
): void => {
  const first = ({ email, username }: Member) => Number(hint === email || hint === username);
  send(response, replyTo, {
    title: 'Sign in to Contoso',
    body: html`<h1>Sign in to your account</h1>
<form method="post" action="${action}">
<ul>
${members
  .toSorted((a, b) => first(b) - first(a))
  .map(
    (member) => html`<li><button class="account" name="account" value="${member.sub}">
<span>${fullName(member)}</span> <span class="quiet">${member.email}</span>
</button></li>`,
  )}
</ul>
</form>`,
  });
};

/** What can't be told to an application. */
export const sendErrorPage = (response: Response, message: string): void =>
  send(response, null, {
    title: 'We are sorry',
    status: 400,
    body: html`<h1>We are sorry...</h1><p role="alert">${message}</p>`,
  });

/** Without a token that proves who asks, a person has to confirm that they leave. */
export const sendLogoutPage = (response: Response, action: string, replyTo: string | null): void =>
  send(response, replyTo, {
    title: 'Logging out',
    body: html`<h1>Logging out</h1>
<form method="post" action="${action}">
<p>Do you want to log out?</p>
<div class="buttons"><button class="primary" name="confirm" value="yes">Logout</button></div>
</form>`,
  });

export const sendLoggedOut = (response: Response): void =>
  send(response, null, { title: 'Logging out', body: html`<h1>You are logged out</h1>` });
