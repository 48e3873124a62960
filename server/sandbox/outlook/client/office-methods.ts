import type { Conversation } from './conversation.ts';
import type { Fields, Host } from './host.ts';

const DONE = { Version: 1, Error: 0 };

type OfficeMethod = (host: Host, conversation: Conversation, data: Fields) => void;

const messageFrom = ({ settings }: Host, messageType: number, messageContent: unknown) => ({
  messageType,
  messageContent,
  messageOrigin: new URL(settings.paneUrl).origin,
});

/** Methods that all Office applications have, by the number that Office.js gives them. */
const methods = new Map<number, OfficeMethod>([
  [97, (host) => host.closePane()],
  [
    144,
    (host, conversation, { messageToParent }) =>
      host.relay(conversation, 'dialogMessageReceived', messageFrom(host, 0, messageToParent)),
  ],
  [
    145,
    (host, conversation, { messageToChild }) =>
      host.relay(conversation, 'dialogParentMessageReceived', messageFrom(host, 1, messageToChild)),
  ],
]);

/** `undefined` when there is no such method here. */
export const officeMethod = (host: Host, conversation: Conversation, id: number, data: Fields) => {
  const method = methods.get(id);
  method?.(host, conversation, data);
  return method && DONE;
};
