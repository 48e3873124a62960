import { failures } from './en/failures.ts';
import { meetings } from './en/meetings.ts';
import { shell } from './en/shell.ts';

/** The first screen's words. */
export const messages = { failures, meetings, shell };
