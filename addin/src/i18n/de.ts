import { failures } from './de/failures.ts';
import { meetings } from './de/meetings.ts';
import { shell } from './de/shell.ts';
import type { messages as english } from './en.ts';

/** The first screen's words. */
export const messages: typeof english = { failures, meetings, shell };
