import type { LinkTexts } from '../../src/domain/links/link-texts.ts';
import { type Row, textOf } from './rows.ts';

/** The row's event, as the reader gets it. */
export const textsOf = (row: Row): LinkTexts => {
  const { field = 'body', link } = row;
  return {
    onlineMeeting: field === 'online' ? link : null,
    places: field === 'place' ? [link] : [],
    body: textOf(row),
    subject: field === 'subject' ? link : null,
  };
};
