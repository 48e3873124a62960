import { type Choosable, COMMON_LABELS, choicesOf, whoIsSignedIn } from '../host-page/choices.ts';
import { type Html, html } from '../html.ts';
import {
  bridges,
  clients,
  dialogFrameChoices,
  locales,
  nestings,
  permissions,
  pinnings,
  themes,
  widths,
} from './client/settings.ts';
import type { View } from './view.ts';

const choiceOf = choicesOf({
  ...COMMON_LABELS,
  web: 'Outlook on the web',
  native: 'Native Outlook (token bridge)',
  'on-premise': 'Exchange on-premise',
  off: 'No',
  on: 'Yes',
  usual: 'As documented',
  claimed: 'Yes',
  absent: 'No',
  works: 'Works',
  silent: 'Never answers',
  unavailable: 'Says that there is none',
  supported: 'Supported',
  refused: 'Refused',
});

/** The bar that belongs to the sandbox and not to the pretend Outlook. Without scripts it is a plain form. */
export const renderChooser = (people: Choosable[], chosen: string, view: View): Html => html`
  <form id="chooser" class="chooser" action="/outlook" aria-label="Sandbox">
    <strong>Sandbox</strong>
    ${whoIsSignedIn(people, chosen)}
    ${choiceOf('client', 'Kind of Outlook', clients, view.client)}
    ${choiceOf('theme', 'Theme', themes, view.theme)}
    ${choiceOf('locale', 'Language', locales, view.locale)}
    ${choiceOf('width', 'Pane width', widths, view.width)}
    ${choiceOf('pinned', 'Pinned', pinnings, view.pinned)}
    ${choiceOf('naa', 'Says NestedAppAuth', nestings, view.naa)}
    ${view.client === 'native' && choiceOf('bridge', 'Bridge', bridges, view.bridge)}
    ${choiceOf('permission', 'Permission', permissions, view.permission)}
    ${choiceOf('dialogs', 'Dialogs in frames', dialogFrameChoices, view.dialogs)}
    <a href="/controls">Controls</a>
  </form>`;
