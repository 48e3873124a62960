import type { Caller } from '../entra/tokens.ts';
import type { Switches } from '../state/types.ts';

/** What a route does, as far as permissions tell routes apart. */
export type Need =
  | 'profile'
  | 'calendars.read'
  | 'events.read'
  | 'events.track'
  | 'events.watch'
  | 'events.write'
  | 'ids.translate';

/** Whose data is asked for: the caller's own, another person's with a delegated token, or anybody's without a user. */
export type Reach = 'own' | 'other' | 'application';

const READ = ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'];
const READ_SHARED = ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'];
const WATCH = ['Calendars.Read', 'Calendars.ReadWrite'];
const WRITE = ['Calendars.ReadWrite'];
const WRITE_SHARED = ['Calendars.ReadWrite.Shared'];
const READ_ROLES = ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'];
const USERS_ALL = ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];

/**
 * Scopes (`scp`) and roles (`roles`) that admit a call, least privileged first; any one is enough.
 *
 * From microsoftgraph/microsoft-graph-devx-content `permissions.json`, with three things that nobody could verify:
 * - The `.Shared` scopes are listed there for no calendarView and no delta path. Their own description ("all
 *   calendars the user can access") covers the user's own calendars too, so plain reading is admitted with them.
 *   For change tracking `deltaWithSharedScopes` decides; off, as the list says.
 * - Delta in another owner's mailbox with a delegated token: the same switch.
 * - For subscriptions a delegated token counts in the person's own mailbox only. Whether the `.Shared` scopes are
 *   enough there: `subscriptionsWithSharedScopes`; off, as the list says.
 */
const permissions: Readonly<Record<Need, Readonly<Record<Reach, readonly string[]>>>> = {
  profile: {
    own: ['User.Read', 'User.ReadWrite', ...USERS_ALL],
    other: USERS_ALL,
    application: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
  },
  'calendars.read': { own: [...READ, ...READ_SHARED], other: READ_SHARED, application: READ_ROLES },
  'events.read': { own: [...READ, ...READ_SHARED], other: READ_SHARED, application: READ_ROLES },
  'events.track': { own: READ, other: [], application: READ_ROLES },
  'events.watch': { own: WATCH, other: [], application: WATCH },
  'events.write': { own: [...WRITE, ...WRITE_SHARED], other: WRITE_SHARED, application: WRITE },
  'ids.translate': {
    own: ['User.ReadBasic', 'User.Read', 'User.ReadWrite', ...USERS_ALL],
    other: USERS_ALL,
    application: ['User.Read.All', 'User.ReadWrite.All'],
  },
};

export function admits(need: Need, reach: Reach, caller: Caller, switches: Switches): boolean {
  const held = caller.kind === 'delegated' ? caller.scopes : caller.roles;
  const enough = [...permissions[need][reach]];
  if (need === 'events.track' && reach !== 'application' && switches.deltaWithSharedScopes) {
    enough.push(...READ_SHARED);
  }
  if (need === 'events.watch' && reach === 'own' && switches.subscriptionsWithSharedScopes) {
    enough.push(...READ_SHARED);
  }
  return enough.some((name) => held.has(name));
}

/** `Calendars.ReadBasic` alone shows events without body, attachments and extensions. */
export function seesBodies(caller: Caller): boolean {
  const held = caller.kind === 'delegated' ? caller.scopes : caller.roles;
  return [...held].some((name) => /^Calendars\.Read(Write)?(\.Shared)?$/.test(name));
}
