import { arrivalOf, unreachable } from '../host/arrival.ts';
import { entraAddress } from '../host/entra-flow.ts';
import { OUTLOOK_PAGE } from '../host/issuer/pages.ts';
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

/** Where the sign-in is whose page this is. */
async function addressOf(query: URLSearchParams): Promise<string> {
  const settings = readSettings();
  if (location.pathname !== OUTLOOK_PAGE || !settings.issuer) return entraAddress(settings, query);
  const { issuerAddress } = await import(
    /* webpackChunkName: "issuer-address" */ '../host/issuer/issuer-flow.ts'
  );
  return issuerAddress(settings.issuer, OUTLOOK_PAGE, query);
}

/** Outlook's window has to have loaded Office.js once before it goes to the sign-in. */
async function goOn(query: URLSearchParams): Promise<void> {
  await officeReady();
  markWindow();
  const consent = query.get('consent');
  if (consent !== null) return location.replace(`/consent?${new URLSearchParams({ id: consent })}`);
  const address = await addressOf(query).catch(() => null);
  if (address === null) await handOver(unreachable(query));
  else location.replace(address);
}

/** What the sign-in answered, which only the pane that asked for it can use. */
const handOver = (answer: URLSearchParams): Promise<void> => tellPane(arrivalOf(answer));

function lost(): void {
  const { title, text: sentence } = text.lost;
  document.title = `${title} – ${text.product}`;
  root?.replaceChildren(sign('bad'), element('h1', {}, title), element('p', { role: 'alert' }, sentence));
}

const answer = new URLSearchParams(location.hash.slice(1));
(answer.has('state') ? handOver(answer) : goOn(new URLSearchParams(location.search))).catch(lost);
