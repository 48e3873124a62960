import type { Conversation } from './conversation.ts';
import type { Request } from './envelope.ts';
import type { Fields, Host } from './host.ts';

const DIALOG = 'dialogMessageReceived';

const known = new Set([
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

/** Who wants to hear of a dialog's messages wants it opened. `undefined` when the event means nothing to this host. */
export const subscribe = (host: Host, { events }: Conversation, { action, data }: Request) => {
  if (!known.has(action)) return undefined;
  events.add(action);
  if (action !== DIALOG) return { Error: 0 };
  const { url } = JSON.parse(String((data as Fields).targetId)) as { url: string };
  return { Error: host.openDialog(url) };
};

/** Office.js leaves some events that it never asked for. */
export const unsubscribe = (host: Host, { events }: Conversation, { action }: Request) => {
  if (!known.has(action)) return undefined;
  events.delete(action);
  if (action === DIALOG) host.closeDialog();
  return { Error: 0 };
};
