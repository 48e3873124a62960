import { z } from 'zod';
import { serverVersions } from './versions.ts';

/** How the pretend Exchange is set up, and in which ways its answers are odd. */
export const ExchangeSettings = z.strictObject({
  version: z.enum(serverVersions),
  /** What a 401 offers, and all that is accepted. `windows`: Negotiate and NTLM. */
  offers: z.enum(['windows', 'basic', 'both', 'bearer']),
  /** Extended protection. A wrong binding is refused even where a missing one is allowed. */
  channelBinding: z.enum(['none', 'allow', 'require']),
  /** So many wrong passwords lock a Windows account. */
  lockoutThreshold: z.int().positive(),
  /** Answers are compressed for whoever accepts that. */
  compression: z.boolean(),
  /** Most items or folders that one answer lists. */
  findLimit: z.int().positive(),
  /** False: a CalendarView is a mere filter of single meetings and masters by overlap, as gromox has it. */
  expandsCalendarView: z.boolean(),
  /**
   * Private meetings of others, for readers without the right to see them. Which of these a server does is not
   * documented: all of it; times only, marked as private; or times only and not even marked.
   */
  privateItems: z.enum(['shown', 'bare', 'unmarked']),
  /** Whether Exchange knows that a meeting is online; of Teams it usually doesn't. */
  onlineMeetings: z.enum(['unmarked', 'marked']),
  /** Prefixes of namespaces: those of the version, none, or unheard-of ones. */
  prefixes: z.enum(['usual', 'none', 'odd']),
  /** Instants as `…Z`, with nine digits of a second, or with the offset of the mailbox's zone. */
  times: z.enum(['utc', 'nine-digits', 'offset']),
  /** How `StartTimeZone` and `EndTimeZone` are called; `custom`: by a name that no list knows. */
  zoneNames: z.enum(['windows', 'custom']),
  /** Subjects, locations and bodies hold references to characters that XML can't have. */
  illegalCharacters: z.boolean(),
  duplicateElements: z.boolean(),
  /** Elements and attributes that no schema has. */
  unknownElements: z.boolean(),
  /** Meetings with this text in the subject: GetItem says that they are corrupt as long as the body is asked for. */
  corruptSubject: z.string().min(1).nullable(),
  /** These have no `Start`. */
  startlessSubject: z.string().min(1).nullable(),
  /** These have no UID. */
  uidlessSubject: z.string().min(1).nullable(),
});

export type ExchangeSettings = z.output<typeof ExchangeSettings>;

/** An ordinary server of today, without oddities. */
export const defaultExchangeSettings: ExchangeSettings = {
  version: '2019',
  offers: 'windows',
  channelBinding: 'allow',
  lockoutThreshold: 3,
  compression: true,
  findLimit: 1000,
  expandsCalendarView: true,
  privateItems: 'shown',
  onlineMeetings: 'unmarked',
  prefixes: 'usual',
  times: 'utc',
  zoneNames: 'windows',
  illegalCharacters: false,
  duplicateElements: false,
  unknownElements: false,
  corruptSubject: null,
  startlessSubject: null,
  uidlessSubject: null,
};
