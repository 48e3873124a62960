import { html } from '../../html.ts';
import type { Person } from '../../state/types.ts';
import type { EntraError, Trace } from '../errors.ts';
import type { Page } from './page.ts';

/** `action` is the address of the page itself, with its query. */
export const pickerPage = (
  action: string,
  people: readonly Person[],
  signedIn: ReadonlySet<string>,
): Page => ({
  title: 'Sign in to your account',
  body: html`<h1>Pick an account</h1>
<form method="post" action="${action}">
<input type="hidden" name="step" value="pick">
<ul>
${people.map(
  ({ oid, name, address }) => html`<li><button class="account" name="account" value="${oid}">
<span>${name}</span> <span class="quiet">${address}</span>${signedIn.has(oid) && html` <span class="quiet">Signed in</span>`}
</button></li>`,
)}
</ul>
</form>`,
});

export const secondFactorPage = (action: string, { oid, address }: Person): Page => ({
  title: 'Sign in to your account',
  body: html`<p class="quiet">${address}</p>
<h1>Approve sign in request</h1>
<p>Because of your organization's policy, signing in takes a second factor. Open your Authenticator app and approve the request.</p>
<form method="post" action="${action}">
<input type="hidden" name="step" value="second-factor">
<input type="hidden" name="account" value="${oid}">
<div class="buttons">
<button name="decision" value="cancel">Cancel</button>
<button class="primary" name="decision" value="approve">Approve sign in</button>
</div>
</form>`,
});

/** What can't be told to an application. `elsewhere` leads to the picker. */
export const errorPage = (error: EntraError, trace: Trace, elsewhere: string | null): Page => ({
  title: 'Sign in to your account',
  status: 400,
  body: html`<h1>Sorry, but we’re having trouble signing you in.</h1>
<p role="alert">AADSTS${error.number}: ${error.message}</p>
${elsewhere !== null && html`<p><a href="${elsewhere}">Use another account</a></p>`}
<h2 class="note">Troubleshooting details</h2>
<dl>
<dt>Request Id</dt><dd>${trace.traceId}</dd>
<dt>Correlation Id</dt><dd>${trace.correlationId}</dd>
<dt>Timestamp</dt><dd>${new Date(trace.now).toISOString()}</dd>
</dl>`,
});
