import type { Mailbox, ShareRole, StoredCalendar } from '../state/mailbox-data.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { mayWrite, seesPrivate } from '../state/share-roles.ts';
import type { Person } from '../state/types.ts';
import { EwsFailure } from './ews-failure.ts';
import { type Folder, foldersOf } from './folders/folder.ts';
import { isWellFormed, mailboxInId } from './ids.ts';
import type { WindowsAccount } from './sign-in/accounts.ts';

/** Who asks. */
export type Caller = {
  account: WindowsAccount;
  /** Whose mailbox is meant when none is named; null: an account without one. */
  oid: string | null;
};

/** What a caller may do with a folder and what is in it. */
export type Access = {
  reads: boolean;
  seesPrivate: boolean;
  writes: boolean;
  owner: boolean;
  sharing: 'None' | 'TimeOnly' | 'TimeAndSubjectAndLocation' | 'FullDetails';
};

const NONE: Access = { reads: false, seesPrivate: false, writes: false, owner: false, sharing: 'None' };
const OWNER: Access = { reads: true, seesPrivate: true, writes: true, owner: true, sharing: 'FullDetails' };

/** Folders as one caller finds them. */
export class Reach {
  readonly #state: SandboxState;
  readonly caller: Caller;

  constructor(state: SandboxState, caller: Caller) {
    this.#state = state;
    this.caller = caller;
  }

  /** A mailbox that Exchange has: one that only Graph can't read is here as ever. */
  mailbox(oid: string): Mailbox | null {
    const mailbox = this.#state.mailboxes.mailbox(oid);
    const gone = mailbox?.unreadable === 'inactive' || mailbox?.unreadable === 'missing';
    return mailbox === null || gone || mailbox.group ? null : mailbox;
  }

  person(oid: string): Person | null {
    return this.#state.directory.people.find((person) => person.oid === oid) ?? null;
  }

  folders(oid: string): Folder[] {
    const mailbox = this.mailbox(oid);
    if (mailbox === null) return [];
    return foldersOf(mailbox, this.person(oid)?.language.startsWith('de') ?? false);
  }

  /** The folder of a name that every mailbox has; of the caller's own unless an address is given. */
  distinguished(name: string, address?: string): Folder {
    const oid = address === undefined ? this.caller.oid : this.#oidOf(address);
    if (oid === null || (address === undefined && this.mailbox(oid) === null))
      throw new EwsFailure('ErrorMissingEmailAddress');
    const folder = this.folders(oid).find(({ distinguished }) => distinguished === name);
    if (!folder) throw new EwsFailure('ErrorFolderNotFound');
    return this.#opened(folder);
  }

  folder(id: string): Folder {
    if (!isWellFormed(id)) throw new EwsFailure('ErrorInvalidIdMalformed');
    const oid = mailboxInId(id);
    const folder = oid === null ? undefined : this.folders(oid).find((one) => one.id === id);
    if (!folder) throw new EwsFailure('ErrorFolderNotFound');
    return this.#opened(folder);
  }

  access(folder: Folder): Access {
    const { account, oid } = this.caller;
    if (folder.mailbox === oid || account.oid === null) return OWNER;
    return folder.calendar === null ? NONE : accessBy(this.#roleIn(folder.calendar));
  }

  /** The folder of a calendar that the caller may read; null otherwise. */
  calendarFolder(calendarId: string): Folder | null {
    const calendar = this.#state.mailboxes.calendar(calendarId);
    const folder = calendar && this.folders(calendar.mailbox).find((one) => one.calendar?.id === calendarId);
    return folder && this.access(folder).reads ? folder : null;
  }

  #opened(folder: Folder): Folder {
    const { reads, sharing } = this.access(folder);
    if (reads) return folder;
    // A reader of the calendar alone is refused at the roots; who has no right at all is told that nothing is there.
    const isRoot = folder.distinguished === 'root' || folder.distinguished === 'msgfolderroot';
    const denied = sharing !== 'None' || isRoot;
    throw new EwsFailure(denied ? 'ErrorAccessDenied' : 'ErrorFolderNotFound');
  }

  #oidOf(address: string): string {
    const wanted = address.toLowerCase();
    const person = this.#state.directory.people.find((one) => one.address.toLowerCase() === wanted);
    if (!person || this.mailbox(person.oid) === null) throw new EwsFailure('ErrorNonExistentMailbox');
    return person.oid;
  }

  #roleIn(calendar: StoredCalendar): ShareRole | null {
    const { oid } = this.caller;
    if (oid === null) return null;
    if (calendar.kind === 'main') {
      const shares = this.#state.mailboxes.mailbox(calendar.mailbox)?.sharedWith ?? [];
      return shares.find((share) => share.oid === oid)?.role ?? null;
    }
    const copies = this.#state.mailboxes.mailbox(oid)?.calendars ?? [];
    return copies.find((copy) => copy.source === calendar.id)?.role ?? null;
  }
}

function accessBy(role: ShareRole | null): Access {
  if (role === null) return NONE;
  if (role === 'freeBusyRead') return { ...NONE, sharing: 'TimeOnly' };
  if (role === 'limitedRead') return { ...NONE, sharing: 'TimeAndSubjectAndLocation' };
  return {
    reads: true,
    seesPrivate: seesPrivate(role),
    writes: mayWrite(role),
    owner: false,
    sharing: 'FullDetails',
  };
}
