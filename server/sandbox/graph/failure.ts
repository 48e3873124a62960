import type { Unreadable } from '../state/mailbox-data.ts';

/** An error that Graph answers with. Codes and texts as Microsoft's services send them. */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'GraphFailure';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The second is today's; the support article on the first still prints the old one. */
const UNREADABLE: Readonly<Record<Unreadable, readonly [code: string, message: string]>> = {
  'on-premise': ['MailboxNotEnabledForRESTAPI', 'REST API is not yet supported for this mailbox.'],
  inactive: [
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  ],
  missing: ['ErrorNonExistentMailbox', 'The SMTP address has no mailbox associated with it.'],
};

export const failures = {
  accessDenied: () =>
    new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.'),
  directoryDenied: () =>
    new GraphFailure(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ),
  itemNotFound: () =>
    new GraphFailure(404, 'ErrorItemNotFound', 'The specified object was not found in the store.'),
  malformedId: () => new GraphFailure(400, 'ErrorInvalidIdMalformed', 'Id is malformed.'),
  noMailbox: (why: Unreadable) => {
    const [code, message] = UNREADABLE[why];
    return new GraphFailure(404, code, message);
  },
  invalidUser: (name: string) =>
    new GraphFailure(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`),
  unknownUser: (name: string) =>
    new GraphFailure(
      404,
      'Request_ResourceNotFound',
      `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  meWithoutUser: () =>
    new GraphFailure(400, 'BadRequest', '/me request is only valid with delegated authentication flow.'),
  badQuery: (message: string) => new GraphFailure(400, 'RequestBroker--ParseUri', message),
  badParameter: (message: string) => new GraphFailure(400, 'ErrorInvalidParameter', message),
  badRequest: (message: string) => new GraphFailure(400, 'ErrorInvalidRequest', message),
  unsupportedOnDelta: () =>
    new GraphFailure(
      400,
      'ErrorInvalidUrlQuery',
      "The following parameters are not supported with change tracking over the 'CalendarView' resource: '$orderby, $filter, $select, $expand, $search, $top'.",
    ),
  /** GDO #2350 and others; the text differs between reports. `startAgain` is the first call of a new round. */
  syncStateNotFound: (startAgain: string) =>
    new GraphFailure(
      410,
      'SyncStateNotFound',
      'The sync state generation is not found. The delta token is expired and data must be synchronized again.',
      { Location: startAgain },
    ),
  throttled: (seconds: number) =>
    new GraphFailure(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {
      'Retry-After': String(seconds),
    }),
  unknownZone: (name: string) =>
    new GraphFailure(
      400,
      'TimeZoneNotSupportedException',
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
    ),
  unknownSegment: (segment: string) =>
    new GraphFailure(400, 'BadRequest', `Resource not found for the segment '${segment}'.`),
  methodNotAllowed: () =>
    new GraphFailure(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    ),
};
