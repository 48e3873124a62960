import { type Html, html } from '../../html.ts';
import type { Application, Person, Tenant } from '../../state/types.ts';
import type { Permission } from '../permissions.ts';
import type { Page } from './page.ts';

type Line = Pick<Permission, 'title' | 'detail'>;

const permissionList = (lines: readonly Line[]): Html => html`<ul>
${lines.map(({ title, detail }) => html`<li><details><summary>${title}</summary><p>${detail}</p></details></li>`)}
</ul>`;

const decision = html`<div class="buttons">
<button name="decision" value="cancel">Cancel</button>
<button class="primary" name="decision" value="accept">Accept</button>
</div>`;

type Consent = {
  action: string;
  /** The same request with the picker. */
  elsewhere: string;
  application: Application;
  person: Person;
  tenant: Tenant | undefined;
  permissions: readonly Line[];
};

const subject = (
  { person, application, elsewhere }: Consent,
  heading: string,
) => html`<p class="quiet">${person.address}
<a href="${elsewhere}">Use another account</a></p>
<h1>${heading}</h1>
<p><strong>${application.name}</strong> <span class="quiet">(unverified)</span></p>`;

const fields = ({ person }: Consent) => html`<input type="hidden" name="step" value="consent">
<input type="hidden" name="account" value="${person.oid}">`;

/** An administrator may also agree for everyone. */
export const consentPage = (consent: Consent): Page => {
  const { action, application, person, tenant, permissions } = consent;
  const personal = tenant?.kind === 'personal';
  return {
    title: 'Permissions requested',
    body: html`${subject(consent, personal ? 'Let this app access your info?' : 'Permissions requested')}
<p>${personal ? html`${application.name} needs your permission to:` : 'This app would like to:'}</p>
<form method="post" action="${action}">
${fields(consent)}
${permissionList(permissions)}
${
  person.admin &&
  html`<label><input type="checkbox" name="organization" value="yes"> Consent on behalf of your organization</label>`
}
${personal && html`<p class="quiet">You can change these application permissions at any time in your account settings.</p>`}
<p class="quiet">Accepting these permissions means that you allow this app to use your data as specified in their terms of service and privacy statement.</p>
${decision}
</form>`,
  };
};

/** The screen of the admin consent endpoint: always for the whole organization. */
export const organizationConsentPage = (consent: Consent): Page => ({
  title: 'Permissions requested',
  body: html`${subject(consent, 'Permissions requested')}
<p>Review for your organization</p>
<p>This app would like to:</p>
<form method="post" action="${consent.action}">
${fields(consent)}
${permissionList(consent.permissions)}
<p class="quiet">If you accept, this app will get access to the specified resources for all users in your organization. No one else will be prompted to review these permissions.</p>
${decision}
</form>`,
});

/** Ordinary people end here: AADSTS90094. */
export const approvalPage = ({
  action,
  elsewhere,
  application,
  person,
}: Pick<Consent, 'action' | 'elsewhere' | 'application' | 'person'>): Page => ({
  title: 'Need admin approval',
  body: html`<p class="quiet">${person.address}</p>
<h1>Need admin approval</h1>
<p><strong>${application.name}</strong> <span class="quiet">(unverified)</span></p>
<p>${application.name} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.</p>
<p><a href="${elsewhere}">Have an admin account? Sign in with that account</a></p>
<form method="post" action="${action}">
<input type="hidden" name="step" value="approval">
<input type="hidden" name="account" value="${person.oid}">
<button class="link" name="decision" value="return">Return to the application without granting consent</button>
</form>
<p class="note">AADSTS90094</p>`,
});
