import { type Conversation, openConversation } from './conversation.ts';
import type { FrameKind } from './frame-name.ts';
import { part } from './part.ts';
import type { HostSettings } from './settings.ts';

/** A place on the page that holds one frame of the add-in, or is not seen. */
export const createPlace = (settings: HostSettings, kind: FrameKind) => {
  const whole = part(`#${kind}`);
  const inner = part(`#${kind} .frame`);
  let current: Conversation | null = null;

  const close = () => {
    current?.frame.remove();
    current = null;
    whole.hidden = true;
  };

  /** The address is set last: the frame may speak as soon as it has one. */
  const open = (url: string) => {
    close();
    whole.hidden = false;
    current = openConversation(settings, kind, inner, new URL(url).origin);
    current.frame.src = url;
  };

  return { current: () => current, open, close };
};
