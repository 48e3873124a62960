import { COMMON_LABELS, choicesOf, whoIsSignedIn } from '../host-page/choices.ts';
import { type Html, html } from '../html.ts';
import {
  frameContexts,
  type HostPerson,
  type HostSettings,
  locales,
  themes,
  widths,
} from './client/settings.ts';

const choiceOf = choicesOf({
  ...COMMON_LABELS,
  content: 'Tab',
  sidePanel: 'Meeting side panel',
  meetingStage: 'Meeting stage',
  task: 'Dialog',
  settings: 'Configuration',
  remove: 'Removal',
});

/** The bar that belongs to the sandbox and not to the pretend Teams. Without scripts it is a plain form. */
export const renderChooser = (people: HostPerson[], settings: HostSettings): Html => html`
  <form id="chooser" class="chooser" action="/teams" aria-label="Sandbox">
    <strong>Sandbox</strong>
    ${whoIsSignedIn(people, settings.person?.address ?? 'nobody', [['nobody', 'Nobody (a guest)']])}
    ${choiceOf('theme', 'Theme', themes, settings.theme)}
    ${choiceOf('locale', 'Language', locales, settings.locale)}
    ${choiceOf('width', 'Width', widths, settings.width)}
    ${choiceOf('context', 'Opened as', frameContexts, settings.frameContext)}
    <a href="/controls">Controls</a>
  </form>`;
