import { act } from './actions.ts';
import { markOpened, refreshAgenda } from './agenda.ts';
import { connectChooser, setQuery } from './chooser.ts';
import { createDesk } from './desk.ts';
import { readRequest } from './envelope.ts';
import type { Host } from './host.ts';
import { initialData } from './initial-data.ts';
import { serveNativeBridge } from './native-bridge.ts';
import { showUnknown } from './notices.ts';
import { createPlace } from './place.ts';
import { reportUnknown } from './sandbox-api.ts';
import type { HostSettings } from './settings.ts';
import { themeEvent } from './theme.ts';

const settings = JSON.parse(document.querySelector('#settings')?.textContent ?? '') as HostSettings;
const addinOrigin = new URL(settings.paneUrl).origin;
const pane = createPlace(settings, 'pane');
const dialog = createPlace(settings, 'dialog');

const DIALOG_EVENT = 'dialogMessageReceived';
const CLOSED = 12006;
const FOREIGN_DOMAIN = 12004;
const REFUSED = 5001;

/** Tells the pane, if it asked to be told. */
const tellPane = (event: string, data: unknown) => {
  const conversation = pane.current();
  if (conversation?.events.has(event)) conversation.peer.fire(event, data);
};

const closePane = () => {
  dialog.close();
  pane.close();
  setQuery('pane', null);
  document.querySelector('#toggle-pane')?.setAttribute('aria-expanded', 'false');
};

const openPane = () => {
  pane.open(settings.paneUrl);
  setQuery('pane', 'open');
  document.querySelector('#toggle-pane')?.setAttribute('aria-expanded', 'true');
};

const closeDialog = () => {
  if (!dialog.current()) return;
  dialog.close();
  tellPane(DIALOG_EVENT, { messageType: CLOSED });
};

const desk = createDesk(settings, {
  item: () => {
    const opened = desk.opened();
    setQuery('item', opened ? (opened.name ?? 'new') : null);
    markOpened(opened?.name ?? null);
    if (!pane.current()) return;
    if (settings.pinned === 'on') tellPane('olkItemSelectedChanged', initialData(settings, opened));
    else closePane();
  },
  time: ({ start, end }) => tellPane('olkAppointmentTimeChanged', [JSON.stringify({ start, end })]),
  recipients: (which) => tellPane('olkRecipientsChanged', [JSON.stringify(which)]),
  mailbox: () => {
    const name = desk.opened()?.name ?? null;
    setQuery('item', name);
    void refreshAgenda().then(() => markOpened(name));
  },
});

const host: Host = {
  settings,
  opened: () => {
    const appointment = desk.opened();
    return appointment && { appointment, save: () => desk.save(false) };
  },
  leave: (where) =>
    document.querySelector<HTMLElement>(where === 'before' ? '#close-pane' : '#toggle-pane')?.focus(),
  closePane,
  openDialog: (url) => {
    if (settings.dialogFrames === 'refused') return REFUSED;
    if (new URL(url).origin !== addinOrigin) return FOREIGN_DOMAIN;
    dialog.open(url);
    return 0;
  },
  closeDialog: dialog.close,
  relay: (from, event, message) =>
    (from.kind === 'dialog' ? pane : dialog).current()?.peer.fire(event, message),
};

window.addEventListener('message', async ({ data, origin, source, ports: [port] }) => {
  const conversation = [pane.current(), dialog.current()].find((one) => one?.window === source);
  if (!conversation || origin !== addinOrigin) return;
  if (port && settings.client === 'native') serveNativeBridge(settings, port);
  const request = readRequest(data);
  if (!request || (await act(host, conversation, request))) return;
  const what = `${conversation.kind}: ${request.kind} ${request.action} ${JSON.stringify(request.data)}`;
  showUnknown(what);
  await reportUnknown(what);
});

connectChooser({
  theme: (theme) => tellPane('officeThemeChanged', themeEvent(theme)),
});

const onClick = (selector: string, effect: () => void) =>
  document.querySelector(selector)?.addEventListener('click', effect);

onClick('#toggle-pane', () => (pane.current() ? closePane() : openPane()));
onClick('#close-pane', closePane);
onClick('#close-dialog', closeDialog);
onClick('#close-item', () => void desk.open(null));
onClick('#new-item', () => void desk.open('new'));
onClick('#save', () => void desk.save(false));
onClick('#send', () => void desk.save(true));
document.querySelector('#organizer-form')?.addEventListener('input', desk.edited);
document.querySelector('#agenda')?.addEventListener('click', ({ target }) => {
  const name =
    target instanceof Element ? target.closest<HTMLElement>('[data-item]')?.dataset.item : undefined;
  if (name !== undefined) void desk.open(name);
});

await desk.open(settings.item);
if (settings.pane === 'open') openPane();
