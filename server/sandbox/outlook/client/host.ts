import type { Conversation } from './conversation.ts';
import type { Opened } from './item-methods.ts';
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

/** A request's data before anybody looked at it. */
export type Fields = Record<string, unknown>;
