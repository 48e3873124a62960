/** @jest-environment jsdom */
import { expect, jest, test } from '@jest/globals';
import { screen, within } from '@testing-library/dom';
import type { ApprovalOutcome } from '../../../server/contract/page-outcome.ts';

async function openPage(outcome: ApprovalOutcome | null): Promise<void> {
  document.head.innerHTML = `<script type="application/json" id="outcome">${JSON.stringify(outcome)}</script>`;
  document.body.innerHTML = '<main id="root"></main>';
  jest.resetModules();
  await import('./approve.ts');
}

const asked: ApprovalOutcome = {
  step: 'asked',
  kind: 'microsoft365',
  organization: 'Contoso',
  scopes: ['offline_access', 'Calendars.Read'],
  approveUrl: 'https://login.microsoftonline.com/tenant/v2.0/adminconsent?client_id=c',
};

test('an administrator sees what is asked for and why, and where to approve it', async () => {
  await openPage(asked);
  const table = within(screen.getByRole('table', { name: 'Permissions that Sally asks for' }));
  expect(table.getAllByRole('rowheader').map((each) => each.textContent)).toEqual(asked.scopes);
  const approve = screen.getByRole('link', { name: 'Approve for Contoso' });
  expect(approve.getAttribute('href')).toBe(asked.approveUrl);
});

test('an organization whose name is unknown is yours', async () => {
  await openPage({ ...asked, organization: null });
  expect(screen.getByRole('link', { name: 'Approve for your organization' })).toBeTruthy();
});

test('a name is text, whatever it contains', async () => {
  await openPage({ ...asked, organization: '<img src=x>' });
  expect(screen.getByRole('link', { name: 'Approve for <img src=x>' })).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});

test.each([
  ['Sally is approved', { step: 'approved' }],
  ['This account may not approve', { step: 'refused', reason: 'not-allowed', code: null }],
  ['This link is not valid', null],
] as const)('the page says "%s"', async (title, outcome) => {
  await openPage(outcome);
  expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});
