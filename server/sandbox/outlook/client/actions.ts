import { appContext } from './app-context.ts';
import type { Conversation } from './conversation.ts';
import type { Request } from './envelope.ts';
import { initialData } from './initial-data.ts';
import { itemMethods, type Opened } from './item-methods.ts';
import { mailboxMethods } from './mailbox-methods.ts';
import type { HostSettings } from './settings.ts';

/** What the add-in's requests may do to the host. */
export type Host = {
  settings: HostSettings;
  opened(): Opened | null;
  /** The keyboard leaves the frame: back to what stands before it, or on to what comes after. */
  leave(where: 'before' | 'after'): void;
  closePane(): void;
  /** The number of an error, or 0. */
  openDialog(url: string): number;
  closeDialog(): void;
  /** From a dialog in a frame to the pane, or back. */
  relay(from: Conversation, event: string, message: object): void;
};

type Fields = Record<string, unknown>;

/** The answer's data. `undefined` when the request means nothing to this host. */
type Action = (host: Host, conversation: Conversation, data: unknown) => unknown;

/** Of what the frame tells its host only the ways out of it by keyboard change anything. */
const told = new Map<number, (host: Host) => void>([
  [0, () => {}],
  [1, () => {}],
  [13, (host) => host.leave('after')],
  [14, (host) => host.leave('before')],
  [15, (host) => host.leave('before')],
  [16, (host) => host.leave('before')],
  [17, (host) => host.leave('after')],
  [18, (host) => host.leave('before')],
  [21, () => {}],
  [39, () => {}],
]);

const notifyHost: Action = (host, _conversation, data) => {
  const effect = told.get(Array.isArray(data) ? Number(data[1]) : -1);
  effect?.(host);
  return effect && null;
};

const methodData = (data: unknown, name: string) => {
  const { [name]: method, ApiParams: params = {} } = data as Fields;
  return { id: Number((method as Fields | undefined)?.DispatchId), params: params as Fields };
};

const outlookMethod: Action = (host, _conversation, data) => {
  const { id, params } = methodData(data, 'MethodData');
  const opened = host.opened();
  const ofItem = itemMethods.get(id);
  if (ofItem && opened) return ofItem(opened, params);
  return mailboxMethods.get(id)?.(host.settings.client);
};

const CLOSE_CONTAINER = 97;
const MESSAGE_PARENT = 144;
const MESSAGE_CHILD = 145;
const done = { Version: 1, Error: 0 };

/** Methods that all Office applications have. */
const officeMethod: Action = (host, conversation, data) => {
  const { id } = methodData(data, 'DdaMethod');
  const { messageToParent, messageToChild } = data as Fields;
  const messageOrigin = new URL(host.settings.paneUrl).origin;
  const from = (messageType: number, messageContent: unknown) => ({
    messageType,
    messageContent,
    messageOrigin,
  });
  if (id === CLOSE_CONTAINER) host.closePane();
  else if (id === MESSAGE_PARENT) host.relay(conversation, 'dialogMessageReceived', from(0, messageToParent));
  else if (id === MESSAGE_CHILD)
    host.relay(conversation, 'dialogParentMessageReceived', from(1, messageToChild));
  else return undefined;
  return done;
};

const calls = new Map<string, Action>([
  [
    'ContextActivationManager_getAppContextAsync',
    ({ settings }, { controlId }) => appContext(settings, controlId),
  ],
  ['ContextActivationManager_notifyHost', notifyHost],
  ['GetInitialData', ({ settings, opened }) => initialData(settings, opened()?.appointment ?? null)],
  ['ExecuteMethod', outlookMethod],
  ['executeMethod', officeMethod],
]);

const DIALOG = 'dialogMessageReceived';

const knownEvents = new Set([
  'appCommandInvoked',
  DIALOG,
  'dialogNotificationShown',
  'dialogParentMessageReceived',
  'officeThemeChanged',
  'olkAppointmentTimeChanged',
  'olkAttachmentsChanged',
  'olkEnhancedLocationsChanged',
  'olkItemSelectedChanged',
  'olkRecipientsChanged',
  'olkRecurrenceChanged',
]);

const subscribe = (host: Host, { events }: Conversation, { action, data }: Request) => {
  if (!knownEvents.has(action)) return undefined;
  events.add(action);
  if (action !== DIALOG) return { Error: 0 };
  const { url } = JSON.parse(String((data as Fields).targetId)) as { url: string };
  return { Error: host.openDialog(url) };
};

/** Office.js leaves some events that it never asked for. */
const unsubscribe = (host: Host, { events }: Conversation, { action }: Request) => {
  if (!knownEvents.has(action)) return undefined;
  events.delete(action);
  if (action === DIALOG) host.closeDialog();
  return { Error: 0 };
};

/** Answers one request; false when it means nothing to this host. */
export const act = async (host: Host, conversation: Conversation, request: Request): Promise<boolean> => {
  const answer =
    request.kind === 'call'
      ? await calls.get(request.action)?.(host, conversation, request.data)
      : (request.kind === 'subscribe' ? subscribe : unsubscribe)(host, conversation, request);
  if (answer !== undefined) conversation.peer.answer(request, answer);
  return answer !== undefined;
};
