import type { messages as english } from "./en.ts";
import { calendars } from './de/calendars.ts';
import { connect } from './de/connect.ts';
import { failures } from './de/failures.ts';
import { integrations } from './de/integrations.ts';
import { meetings } from './de/meetings.ts';
import { permissions } from './de/permissions.ts';
import { shell } from './de/shell.ts';
import { trouble } from './de/trouble.ts';

export const messages: typeof english = {
  calendars,
  connect,
  failures,
  integrations,
  meetings,
  permissions,
  shell,
  trouble,
};
