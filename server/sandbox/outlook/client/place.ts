import { type Conversation, openConversation } from './conversation.ts';
import type { HostSettings } from './settings.ts';

const part = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
};

/** A place on the page that holds one frame of the add-in, or is not seen. */
export const createPlace = (settings: HostSettings, kind: Conversation['kind']) => {
  const whole = part(`#${kind}`);
  const inner = part(`#${kind} .frame`);
  let current: Conversation | null = null;

  const close = () => {
    current?.frame.remove();
    current = null;
    whole.hidden = true;
  };

  const open = (url: string) => {
    close();
    whole.hidden = false;
    openConversation({ settings, kind, url, title: settings.appName, place: inner }, (conversation) => {
      current = conversation;
    });
  };

  return { current: () => current, open, close };
};
