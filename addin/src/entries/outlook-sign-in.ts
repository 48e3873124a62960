import { authorizeAddress } from '../host/code-flow.ts';
import { officeReady } from '../host/office-ready.ts';
import { markWindow, tellPane } from '../host/tell-outlook.ts';
import { popup as german } from '../i18n/de/popup.ts';
import { popup as english } from '../i18n/en/popup.ts';
import { languageOf } from '../i18n/language.ts';
import { element, sign } from './element.ts';
import { readSettings } from './page-data.ts';

const language = languageOf(navigator.language);
const text = language === 'de' ? german : english;
const root = document.getElementById('root');
document.documentElement.lang = language;
document.title = text.product;

/** Outlook's window has to have loaded Office.js once before it goes to Microsoft. */
async function goOn(query: URLSearchParams): Promise<void> {
  await officeReady();
  markWindow();
  const consent = query.get('consent');
  location.replace(
    consent === null
      ? authorizeAddress(readSettings(), query)
      : `/consent?${new URLSearchParams({ id: consent })}`,
  );
}

/** Entra's answer, which only the pane that asked for it can use. */
function handOver(answer: URLSearchParams): Promise<void> {
  const state = answer.get('state');
  const code = answer.get('code');
  return tellPane(
    code === null
      ? {
          type: 'refused',
          state,
          error: answer.get('error') ?? 'unknown',
          description: answer.get('error_description') ?? '',
        }
      : { type: 'signed-in', state, code },
  );
}

function lost(): void {
  const { title, text: sentence } = text.lost;
  document.title = `${title} – ${text.product}`;
  root?.replaceChildren(sign('bad'), element('h1', {}, title), element('p', { role: 'alert' }, sentence));
}

const answer = new URLSearchParams(location.hash.slice(1));
(answer.has('state') ? handOver(answer) : goOn(new URLSearchParams(location.search))).catch(lost);
