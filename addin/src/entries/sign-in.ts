import { type Arrival, arrivalOf, unreachable } from '../host/arrival.ts';
import { tellTeams } from '../host/hand-over.ts';
import { arrive } from '../host/issuer/browser-trip.ts';
import { issuerAddress } from '../host/issuer/issuer-flow.ts';
import { SIGN_IN_PAGE } from '../host/issuer/pages.ts';
import { popup as german } from '../i18n/de/popup.ts';
import { popup as english } from '../i18n/en/popup.ts';
import { languageOf } from '../i18n/language.ts';
import { element, sign } from './element.ts';
import { readSettings } from './page-data.ts';

const language = languageOf(navigator.language);
const text = language === 'de' ? german : english;
const root = document.getElementById('root');
const settings = readSettings();
document.documentElement.lang = language;
document.title = text.product;

function show(kind: 'good' | 'bad', { title, text: sentence }: { title: string; text: string }): void {
  document.title = `${title} – ${text.product}`;
  root?.replaceChildren(sign(kind), element('h1', {}, title), element('p', { role: 'status' }, sentence));
}

const wordsFor = (arrival: Arrival) => {
  if (arrival.type === 'signed-in') return text.parked;
  return arrival.error === 'access_denied' ? text.refused.cancelled : text.unreachable;
};

/** To the page that left this tab, or to Teams, which closes its window then. */
async function handOver(answer: URLSearchParams): Promise<void> {
  const back = arrive(answer);
  if (back !== null) return location.replace(back);
  const arrival = arrivalOf(answer);
  show(arrival.type === 'signed-in' ? 'good' : 'bad', wordsFor(arrival));
  await tellTeams(settings, 'notifySuccess', JSON.stringify(arrival));
}

/** Teams opens only pages of ours, which go on from here. */
async function goOn(query: URLSearchParams): Promise<void> {
  if (!settings.issuer || !query.has('state')) return show('bad', text.refused.expired);
  try {
    location.replace(await issuerAddress(settings.issuer, SIGN_IN_PAGE, query));
  } catch {
    await handOver(unreachable(query));
  }
}

const answer = new URLSearchParams(location.hash.slice(1));
void (answer.has('state') ? handOver(answer) : goOn(new URLSearchParams(location.search)));
