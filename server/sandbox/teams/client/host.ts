import { connectChooser } from './chooser.ts';
import { createPeer, type Message, type Peer, readMessage } from './envelope.ts';
import { appFunctions, type Host, type HostFunction, signInFunctions } from './functions.ts';
import { showNotice, showUnknown } from './notices.ts';
import { changedContext } from './runtime.ts';
import { reportUnknown } from './sandbox-api.ts';
import { nextScreen, type Screen, type ScreenEvent } from './screen.ts';
import type { HostSettings } from './settings.ts';
import { showScreen } from './show-screen.ts';
import { createSignInWindow } from './sign-in-window.ts';

const settings = JSON.parse(document.querySelector('#settings')?.textContent ?? '') as HostSettings;
const appOrigin = new URL(settings.tabUrl).origin;
const frame = document.querySelector<HTMLIFrameElement>('#app');
const appWindow = frame?.contentWindow;
if (!frame || !appWindow) throw new Error('The page has no frame for the app.');

const app = createPeer(appWindow, appOrigin);
const signInWindow = createSignInWindow(appOrigin);
const knownEvents = new Set(['themeChange', 'contextChange', 'load', 'beforeUnload', 'focusEnter']);
const listenedEvents = new Set<string>();

let theme = settings.theme;
let screen: Screen = { name: 'loading' };

const onScreenEvent = (event: ScreenEvent) => {
  screen = nextScreen(screen, event);
  showScreen(screen);
};

/** Teams opens its own links in place and all others in the browser. */
const openLink = (url: unknown) => {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'msteams:' || hostname === 'teams.microsoft.com') {
    showNotice('Teams would open this now:', url);
    return true;
  }
  if (protocol !== 'https:') return false;
  window.open(url, '_blank', 'noopener');
  showNotice('Opened in the browser:', url);
  return true;
};

const host: Host = {
  settings,
  theme: () => theme,
  screen: onScreenEvent,
  signIn: signInWindow.open,
  openLink,
  share: ([, label, url]) => showNotice(`Share ${String(label)}:`, String(url)),
  listen: (event) => {
    listenedEvents.add(event);
    return knownEvents.has(event);
  },
};

const unknown = (message: Message, where: string) => {
  const what = `${where}: ${message.func} ${JSON.stringify(message.args)}`;
  showUnknown(what);
  return reportUnknown(what);
};

const answer = async (functions: Map<string, HostFunction>, message: Message, peer: Peer, where: string) => {
  if (settings.mute.includes(message.func)) return;
  const understood = await functions.get(message.func)?.(host, message, peer);
  if (!understood) await unknown(message, where);
};

const fromApp = appFunctions(settings);
const fromSignIn = signInFunctions(signInWindow.report);

window.addEventListener('message', ({ data, origin, source }) => {
  const message = origin === appOrigin ? readMessage(data) : null;
  if (!message) return;
  if (source === appWindow) void answer(fromApp, message, app, 'app');
  const popup = signInWindow.peerOf(source);
  if (popup) void answer(fromSignIn, message, popup, 'sign-in window');
});

connectChooser({
  theme: (chosen) => {
    theme = chosen;
    if (listenedEvents.has('themeChange')) app.send('themeChange', [theme]);
    if (listenedEvents.has('contextChange'))
      app.send('contextChange', [changedContext(settings, theme, settings.frameContext)]);
  },
});

setTimeout(() => onScreenEvent({ name: 'patience-ended' }), settings.patience);
document.querySelector('#reload')?.addEventListener('click', () => location.reload());
showScreen(screen);
// Only now: the app may speak as soon as it is loaded.
frame.src = settings.tabUrl;
