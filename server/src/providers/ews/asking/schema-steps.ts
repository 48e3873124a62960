import { SCHEMA_NAMES, type SchemaName } from '../../../domain/exchange/version.ts';
import type { Answer } from '../codec/answer.ts';

const OLDER_MAILBOX = 'ErrorInvalidSchemaVersionForMailboxVersion';
const OLDER_SERVER = new Set(['ErrorInvalidServerVersion', OLDER_MAILBOX]);
/** What was asked for came with a newer schema than the one that was named. */
const NEWER_WORDS = new Set(['ErrorIncorrectSchemaVersion', 'ErrorSchemaValidation']);

const codeOf = (answer: Answer<unknown>): string => {
  if (answer.kind === 'fault') return answer.fault.code;
  const [first] = answer.messages;
  return first?.kind === 'failed' ? first.code : '';
};

/** It was the mailbox that is too old for a schema, and not the server. */
export const isOfMailbox = (answer: Answer<unknown>): boolean => codeOf(answer) === OLDER_MAILBOX;

/** Whether an answer shows that the schema was understood, whatever came of the question. */
export const isUnderstood = (answer: Answer<unknown>): boolean => {
  const code = codeOf(answer);
  return answer.kind === 'messages' && !OLDER_SERVER.has(code) && !NEWER_WORDS.has(code);
};

/**
 * The schema to ask with instead, where an answer says that it was the wrong one: the next older where the server is older,
 * the next newer where the words are. Null where it was the right one, or there is no other.
 * https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-schema-versions-in-exchange
 */
export const insteadOf = (schema: SchemaName, answer: Answer<unknown>): SchemaName | null => {
  const at = SCHEMA_NAMES.indexOf(schema);
  const code = codeOf(answer);
  if (OLDER_SERVER.has(code)) return SCHEMA_NAMES[at + 1] ?? null;
  return NEWER_WORDS.has(code) ? (SCHEMA_NAMES[at - 1] ?? null) : null;
};
