import { appContext } from './app-context.ts';
import type { Conversation } from './conversation.ts';
import type { Request } from './envelope.ts';
import { subscribe, unsubscribe } from './events.ts';
import type { Fields, Host } from './host.ts';
import { initialData } from './initial-data.ts';
import { itemMethods } from './item-methods.ts';
import { mailboxMethods } from './mailbox-methods.ts';
import { officeMethod } from './office-methods.ts';

/** The answer's data. `undefined` when the request means nothing to this host. */
type Action = (host: Host, conversation: Conversation, data: unknown) => unknown;

/** Ways out of a frame by keyboard: Tab and Shift+Tab at its ends, Esc, F2, and both Tabs where nothing takes the focus. */
const exits = new Map<number, 'before' | 'after'>([
  [13, 'after'],
  [14, 'before'],
  [15, 'before'],
  [16, 'before'],
  [17, 'after'],
  [18, 'before'],
]);

/** Focus, blur, the page's origin, a combination of keys: good to know. */
const tidings = new Set([0, 1, 21, 39]);

const notifyHost: Action = (host, _conversation, data) => {
  const what = Array.isArray(data) ? Number(data[1]) : Number.NaN;
  const exit = exits.get(what);
  if (exit) host.leave(exit);
  return exit || tidings.has(what) ? null : undefined;
};

const dispatchId = (method: unknown) => Number((method as Fields | undefined)?.DispatchId);

const outlookMethod: Action = ({ settings, opened }, _conversation, data) => {
  const { MethodData, ApiParams = {} } = data as Fields;
  const id = dispatchId(MethodData);
  const item = opened();
  const ofItem = item && itemMethods.get(id);
  return ofItem ? ofItem(item, ApiParams as Fields) : mailboxMethods.get(id)?.(settings.client);
};

const calls = new Map<string, Action>([
  [
    'ContextActivationManager_getAppContextAsync',
    ({ settings }, { controlId }) => appContext(settings, controlId),
  ],
  ['ContextActivationManager_notifyHost', notifyHost],
  ['GetInitialData', ({ settings, opened }) => initialData(settings, opened()?.appointment ?? null)],
  ['ExecuteMethod', outlookMethod],
  [
    'executeMethod',
    (host, conversation, data) => {
      const fields = data as Fields;
      return officeMethod(host, conversation, dispatchId(fields.DdaMethod), fields);
    },
  ],
]);

/** Answers one request; false when it means nothing to this host. */
export const act = async (host: Host, conversation: Conversation, request: Request): Promise<boolean> => {
  const answers = {
    call: () => calls.get(request.action)?.(host, conversation, request.data),
    subscribe: () => subscribe(host, conversation, request),
    unsubscribe: () => unsubscribe(host, conversation, request),
  };
  const answer = await answers[request.kind]();
  if (answer !== undefined) conversation.peer.answer(request, answer);
  return answer !== undefined;
};
