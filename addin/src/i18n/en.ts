import { calendars } from './en/calendars.ts';
import { connect } from './en/connect.ts';
import { failures } from './en/failures.ts';
import { integrations } from './en/integrations.ts';
import { meetings } from './en/meetings.ts';
import { permissions } from './en/permissions.ts';
import { shell } from './en/shell.ts';
import { trouble } from './en/trouble.ts';

export const messages = {
  calendars,
  connect,
  failures,
  integrations,
  meetings,
  permissions,
  shell,
  trouble,
};
