import type { ConsentOutcome } from '../../../server/contract/page-outcome.ts';
import { handOverCode, handOverRefusal } from '../host/hand-over.ts';
import { popup as german } from '../i18n/de/popup.ts';
import { popup as english } from '../i18n/en/popup.ts';
import { languageOf } from '../i18n/language.ts';
import { element, sign } from './element.ts';
import { readOutcome, readSettings } from './page-data.ts';

const WITHOUT_PICK_UP = 2_000;

const language = languageOf(navigator.language);
const text = language === 'de' ? german : english;
const root = document.getElementById('root');
const outcome: ConsentOutcome = readOutcome<ConsentOutcome>() ?? {
  result: 'refused',
  reason: 'expired',
  code: null,
};

function show(title: string, sentence: string, kind: 'good' | 'bad'): void {
  document.documentElement.lang = language;
  document.title = `${title} – ${text.product}`;
  root?.append(sign(kind), element('h1', {}, title), element('p', { role: 'status' }, sentence));
}

/** The last way: the person carries the code over by hand. */
function showCode(code: string): void {
  root?.append(
    element('div', { class: 'code' }, element('p', {}, text.parked.code), element('output', {}, code)),
  );
}

if (outcome.result === 'parked') {
  const { code } = outcome;
  show(text.parked.title, text.parked.text, 'good');
  const timer = setTimeout(() => showCode(code), WITHOUT_PICK_UP);
  handOverCode(readSettings(), outcome, () => {
    clearTimeout(timer);
    window.close();
  });
} else {
  const { title, text: sentence } = text.refused[outcome.reason];
  show(title, sentence, 'bad');
  if (outcome.code !== null) root?.append(element('p', { class: 'faint' }, text.reference(outcome.code)));
  void handOverRefusal(readSettings(), outcome.reason);
}
