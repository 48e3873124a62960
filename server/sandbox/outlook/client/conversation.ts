import { frameName } from './app-context.ts';
import { createPeer, type Peer } from './envelope.ts';
import type { HostSettings } from './settings.ts';

/** A frame of the add-in and what was agreed with it. */
export type Conversation = {
  kind: 'pane' | 'dialog';
  frame: HTMLIFrameElement;
  window: Window;
  id: string;
  controlId: string;
  peer: Peer;
  /** Events that it asked to hear of. */
  events: Set<string>;
};

type Opening = {
  settings: HostSettings;
  kind: Conversation['kind'];
  url: string;
  title: string;
  place: HTMLElement;
};

let opened = 0;

/** Puts a frame into the page. `ready` comes before its first request can: the address is set last. */
export const openConversation = (
  { settings, kind, url, title, place }: Opening,
  ready: (conversation: Conversation) => void,
) => {
  opened += 1;
  const ids = { conversation: `conversation-${opened}`, control: `control-${opened}` };
  const frame = document.createElement('iframe');
  frame.name = frameName(settings, ids, kind === 'dialog');
  frame.title = title;
  frame.allow = 'clipboard-read; clipboard-write';
  place.append(frame);
  const { contentWindow } = frame;
  if (!contentWindow) throw new Error('The frame has no window.');
  ready({
    kind,
    frame,
    window: contentWindow,
    id: ids.conversation,
    controlId: ids.control,
    peer: createPeer(contentWindow, new URL(url).origin, ids.conversation),
    events: new Set(),
  });
  frame.src = url;
};
