import { calendars } from './de/calendars.ts';
import { connect } from './de/connect.ts';
import { integrations } from './de/integrations.ts';
import { permissions } from './de/permissions.ts';
import { yourData } from './de/your-data.ts';
import type { settingsMessages as english } from './en-settings.ts';

/** The words of the settings, which come with their pages. */
export const settingsMessages: typeof english = { calendars, connect, integrations, permissions, yourData };
