import { createPeer, type Peer } from './envelope.ts';
import { type FrameKind, frameName } from './frame-name.ts';
import type { HostSettings } from './settings.ts';

/** A frame of the add-in and what was agreed with it. */
export type Conversation = {
  kind: FrameKind;
  frame: HTMLIFrameElement;
  window: Window;
  controlId: string;
  peer: Peer;
  /** Events that it asked to hear of. */
  events: Set<string>;
};

let opened = 0;

/** Puts a frame into the page that finds its host in its name, and has no address yet. */
export const openConversation = (
  settings: HostSettings,
  kind: FrameKind,
  place: HTMLElement,
  origin: string,
): Conversation => {
  opened += 1;
  const ids = { conversation: `conversation-${opened}`, control: `control-${opened}` };
  const frame = document.createElement('iframe');
  frame.name = frameName(settings, ids, kind);
  frame.title = settings.appName;
  frame.allow = 'clipboard-read; clipboard-write';
  place.append(frame);
  const { contentWindow } = frame;
  if (!contentWindow) throw new Error('The frame has no window.');
  return {
    kind,
    frame,
    window: contentWindow,
    controlId: ids.control,
    peer: createPeer(contentWindow, origin, ids.conversation),
    events: new Set(),
  };
};
