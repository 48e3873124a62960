import { calendars } from './en/calendars.ts';
import { connect } from './en/connect.ts';
import { integrations } from './en/integrations.ts';
import { permissions } from './en/permissions.ts';
import { yourData } from './en/your-data.ts';

/** The words of the settings, which come with their pages. */
export const settingsMessages = { calendars, connect, integrations, permissions, yourData };
