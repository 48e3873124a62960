import { z } from 'zod';
import {
  bridges,
  clients,
  dialogFrameChoices,
  locales,
  nestings,
  panes,
  permissions,
  pinnings,
  themes,
  widths,
} from './client/settings.ts';

/** What the host page's address may choose; unknown names are refused, so that a typo in a test is seen. */
export const View = z.strictObject({
  /** A sign-in name. None: the first person. */
  user: z.string().optional(),
  client: z.enum(clients).default('web'),
  theme: z.enum(themes).default('default'),
  locale: z.enum(locales).default('en-us'),
  width: z.enum(widths).default('320'),
  pane: z.enum(panes).default('closed'),
  pinned: z.enum(pinnings).default('off'),
  permission: z.enum(permissions).default('ReadWriteItem'),
  /** Whether the host says that it supports nested app authentication; `usual` follows the documentation. */
  naa: z.enum(nestings).default('usual'),
  bridge: z.enum(bridges).default('works'),
  dialogs: z.enum(dialogFrameChoices).default('supported'),
  /** `off`: nothing but the task pane. */
  chrome: z.enum(['on', 'off']).default('on'),
  /** First day of the agenda; the Monday of this week unless given. */
  from: z.iso.date().optional(),
  /** What is open: a name as the agenda's entries have it, or `new`. */
  item: z.string().optional(),
});
export type View = z.infer<typeof View>;
