/**
 * The window messages that Office.js exchanges with its host on the web: JSON strings over `postMessage`.
 * A request names a conversation and an action; an answer repeats both and its number; an event has no number.
 */
export type Request = {
  kind: 'call' | 'subscribe' | 'unsubscribe';
  action: string;
  conversation: string;
  correlation: number;
  data: unknown;
};

const kinds = ['call', 'subscribe', 'unsubscribe'] as const;

const parsed = (data: unknown): Record<string, unknown> | null => {
  if (typeof data !== 'string') return null;
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' ? (message as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
};

/** Null for anything that is not a request of Office.js, such as messages of other libraries in the frame. */
export const readRequest = (data: unknown): Request | null => {
  const message = parsed(data);
  const kind = kinds[Number(message?._actionType)];
  if (message?._messageType !== 0 || !kind) return null;
  return {
    kind,
    action: String(message._actionName),
    conversation: String(message._conversationId),
    correlation: Number(message._correlationId),
    data: message._data,
  };
};

/** One page of the add-in: its pane, or a dialog in a frame. Nothing is posted to another origin. */
export type Peer = {
  answer(request: Request, data: unknown): void;
  fire(event: string, data: unknown): void;
};

export const createPeer = (target: Window, origin: string, conversation: string): Peer => {
  const post = (message: object) => {
    const whole = {
      _messageType: 1,
      _errorCode: 0,
      _conversationId: conversation,
      _origin: location.origin,
      _serializerVersion: 1,
      ...message,
    };
    target.postMessage(JSON.stringify(whole), origin);
  };
  return {
    answer: ({ action, correlation }, data) =>
      post({ _responseType: 0, _actionName: action, _correlationId: correlation, _data: data }),
    fire: (event, data) => post({ _responseType: 1, _actionName: event, _correlationId: -1, _data: data }),
  };
};
