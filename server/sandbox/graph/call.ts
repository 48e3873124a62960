import type { Caller } from '../entra/tokens.ts';
import type { Mailbox, ShareRole, StoredCalendar } from '../state/mailbox-data.ts';
import { graphId, isPersonal } from '../state/personal-accounts.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { seesPrivate } from '../state/share-roles.ts';
import type { Person } from '../state/types.ts';
import type { DeltaRounds } from './delta-rounds.ts';
import { failures } from './failure.ts';
import type { GraphRequest } from './message.ts';
import type { Reach } from './permissions.ts';
import { seesBodies } from './permissions.ts';
import { type Entity, isPrivate, type Rendering, type Visibility } from './rendering.ts';
import type { Handshake } from './subscriptions/handshake.ts';
import type { Views } from './views.ts';

/** What every handler may use. */
export type World = {
  state: SandboxState;
  /** Graph's address with `/v1.0`. */
  root: string;
  rounds: DeltaRounds;
  views: Views;
  handshake: Handshake;
  /** Remembers what was asked for and is not part of this sandbox. */
  record(what: string): void;
};

/** Whose data a request is about, and in which right. */
export type Target = { person: Person; reach: Reach; role: ShareRole | null };

/** A call of a service that belongs to no user. */
export type ServiceCall = {
  world: World;
  request: GraphRequest;
  caller: Caller;
  /** Parts of the path by the names in the route's pattern. */
  params: Readonly<Record<string, string>>;
};

export type Call = ServiceCall & { target: Target };

/** The person that `/me` or `/users/{id or address}` names; delegated callers and the own tenant only. */
export function findTarget(world: World, caller: Caller, user: string | null): Target {
  if (user === null) {
    if (caller.kind === 'application') throw failures.meWithoutUser();
    return { person: caller.person, reach: 'own', role: null };
  }
  const tenantId = caller.kind === 'delegated' ? caller.person.tenantId : caller.tenantId;
  const wanted = user.toLowerCase();
  const person = world.state.directory.people.find(
    (one) => one.tenantId === tenantId && [one.oid, graphId(one), one.address.toLowerCase()].includes(wanted),
  );
  if (!person) throw failures.invalidUser(user);
  if (caller.kind === 'application') return { person, reach: 'application', role: null };
  if (person.oid === caller.person.oid) return { person, reach: 'own', role: null };
  const shares = world.state.mailboxes.mailbox(person.oid)?.sharedWith ?? [];
  const role = shares.find((share) => share.oid === caller.person.oid)?.role ?? null;
  return { person, reach: 'other', role };
}

/** The user as contexts and links name them: a personal account by its address. */
export function userKey(person: Person): string {
  return isPersonal(person) ? encodeURIComponent(person.address) : person.oid;
}

/** The person's mailbox, if Graph reads it. */
export function mailboxOf({ state }: World, { oid }: Person): Mailbox {
  const mailbox = state.mailboxes.mailbox(oid);
  if (mailbox === null) throw failures.noMailbox('inactive');
  if (mailbox.unreadable) throw failures.noMailbox(mailbox.unreadable);
  return mailbox;
}

/** Calendars that the caller may see: all of the own ones, of another person the main one if it is shared. */
export function calendarsOf({ world, target }: Call): StoredCalendar[] {
  const mailbox = mailboxOf(world, target.person);
  if (target.reach !== 'other') return mailbox.calendars;
  if (target.role === null) throw failures.itemNotFound();
  return mailbox.calendars.filter((calendar) => calendar.kind === 'main');
}

/** The calendar that the path names; the main one when it names none. */
export function calendarOf(call: Call): StoredCalendar {
  const id = call.params.calendarId;
  const calendars = calendarsOf(call);
  const found = calendars.find((one) => (id === undefined ? one.kind === 'main' : one.id === id));
  if (found) return found;
  throw id !== undefined && !/^[\w-]{20,}=*$/.test(id) ? failures.malformedId() : failures.itemNotFound();
}

export function renderingOf(call: Call, calendar: StoredCalendar): Rendering {
  const { preferences } = call.request;
  return {
    calendar,
    ids: preferences.immutableIds ? 'immutable' : 'mutable',
    timeZone: preferences.timeZone,
    textBody: preferences.textBody,
    bodies: seesBodies(call.caller),
    visibility: (entity) => visibility(call.target, calendar, entity),
  };
}

/** https://learn.microsoft.com/graph/outlook-share-or-delegate-calendar */
function visibility({ reach, role }: Target, calendar: StoredCalendar, entity: Entity): Visibility {
  const inPlace = reach === 'other';
  if (!inPlace && (reach === 'application' || calendar.kind !== 'shared-copy')) return 'full';
  return seenAs(inPlace ? role : calendar.role, isPrivate(entity));
}

function seenAs(role: ShareRole | null, hidden: boolean): Visibility {
  if (seesPrivate(role)) return 'full';
  if (hidden || role === 'freeBusyRead' || role === null) return 'busy';
  return role === 'limitedRead' ? 'title' : 'full';
}
