import type { ApprovalOutcome } from '../../../server/contract/page-outcome.ts';
import { approve as german } from '../i18n/de/approve.ts';
import { permissions as germanPermissions } from '../i18n/de/permissions.ts';
import { approve as english } from '../i18n/en/approve.ts';
import { permissions as englishPermissions } from '../i18n/en/permissions.ts';
import { languageOf } from '../i18n/language.ts';
import { permissionRows } from '../i18n/permission-rows.ts';
import { element, sign } from './element.ts';
import { readOutcome } from './page-data.ts';

const language = languageOf(navigator.language);
const [text, permissions] = language === 'de' ? [german, germanPermissions] : [english, englishPermissions];
const root = document.getElementById('root');
const outcome: ApprovalOutcome = readOutcome<ApprovalOutcome>() ?? {
  step: 'refused',
  reason: 'expired',
  code: null,
};

function permissionTable(scopes: readonly string[]): HTMLTableElement {
  const head = [permissions.permission, permissions.allows, permissions.use];
  return element(
    'table',
    {},
    element('caption', {}, permissions.caption),
    element('thead', {}, element('tr', {}, ...head.map((title) => element('th', { scope: 'col' }, title)))),
    element(
      'tbody',
      {},
      ...permissionRows(scopes, permissions).map(({ scope, allows, use }) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, scope),
          element('td', {}, allows),
          element('td', {}, use),
        ),
      ),
    ),
  );
}

function asked({ organization, scopes, approveUrl }: Extract<ApprovalOutcome, { step: 'asked' }>): Node[] {
  const { title, intro, facts, action, actionUnnamed, next } = text.asked;
  root?.classList.add('wide');
  return [
    element('p', { class: 'product' }, text.product),
    element('h1', {}, title),
    element('p', {}, intro),
    element('ul', {}, ...facts.map((fact) => element('li', {}, fact))),
    permissionTable(scopes),
    element(
      'a',
      { class: 'button', href: approveUrl },
      organization === null ? actionUnnamed : action(organization),
    ),
    element('p', { class: 'faint' }, next),
  ];
}

function told(kind: 'good' | 'bad', words: { title: string; text: string }, code: string | null): Node[] {
  return [
    sign(kind),
    element('h1', {}, words.title),
    element('p', {}, words.text),
    ...(code === null ? [] : [element('p', { class: 'faint' }, text.reference(code))]),
  ];
}

function content(): Node[] {
  if (outcome.step === 'asked') return asked(outcome);
  if (outcome.step === 'approved') return told('good', text.approved, null);
  return told('bad', text.refused[outcome.reason], outcome.code);
}

document.documentElement.lang = language;
root?.append(...content());
document.title = `${root?.querySelector('h1')?.textContent} – ${text.product}`;
