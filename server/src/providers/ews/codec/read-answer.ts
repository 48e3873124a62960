import { SaxesParser } from 'saxes';
import { ProviderError } from '../../../ports/failure.ts';
import type { Answer } from './answer.ts';
import { AnswerReader, type Reading } from './answer-reader.ts';
import { Cleaner } from './clean.ts';
import { Stretch } from './stretch.ts';
import { unintelligible } from './tally.ts';
import { Unreadable } from './values.ts';

const MOST_CHARACTERS = 64 * 1024 * 1024;
/** Each costs as much as a thousand characters. */
const MOST_SLIPS = 1000;

/** Slips of the pen that leave the structure of an answer whole. */
const TOLERABLE = new Set([
  'disallowed character.',
  'undefined entity.',
  'malformed character entity.',
  'empty entity name.',
  'disallowed character in entity name.',
  'no whitespace between attributes.',
  'an XML declaration must be at the start of the document.',
  'the XML declaration must appear at the start of the document.',
  'the string "]]>" is disallowed in char data.',
  'processing instructions are not allowed before root.',
  'text data outside of root node.',
]);
const CUT_OFF = /^(unclosed tag: |unexpected end\.$)/;

type Parser = SaxesParser<{ xmlns: false; position: false }>;

const parserFor = <T, R>(reader: AnswerReader<T, R>, stretch: Stretch): Parser => {
  const parser: Parser = new SaxesParser({ xmlns: false, position: false });
  let slips = 0;
  let endOfName = 0;
  // No more kinds of events than these: with another one V8 keeps the parser as a dictionary, three times as slow.
  parser.on('opentagstart', () => {
    endOfName = parser.position;
    stretch.begin('tag');
  });
  parser.on('opentag', ({ name, attributes }) => {
    stretch.begin('text');
    reader.openTag(name, parser.position === endOfName ? null : attributes);
  });
  parser.on('closetag', () => {
    stretch.begin('text');
    reader.closeTag();
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('doctype', () => {
    throw unintelligible('DOCTYPE');
  });
  parser.on('error', (error) => {
    if (CUT_OFF.test(error.message)) throw new ProviderError({ kind: 'unavailable' }, { cause: error });
    slips += 1;
    const isTolerable = TOLERABLE.has(error.message) || error.message.startsWith('duplicate attribute: ');
    if (!isTolerable || slips > MOST_SLIPS) throw unintelligible('XML', error);
  });
  return parser;
};

/**
 * Reads an answer while it comes. Illegal characters, undefined entities, odd prefixes and unknown elements are survived.
 * @throws ProviderError `unavailable` where the answer ends early, `unintelligible` (with what was expected or refused as
 * its path) where it is no answer to this operation; and whatever `chunks` throws.
 */
export const readAnswer = async <T, R>(
  chunks: AsyncIterable<string>,
  reading: Reading<T, R>,
): Promise<Answer<T>> => {
  const reader = new AnswerReader(reading);
  const stretch = new Stretch();
  const parser = parserFor(reader, stretch);
  const cleaner = new Cleaner();
  let characters = 0;
  try {
    for await (const chunk of chunks) {
      characters += chunk.length;
      if (characters > MOST_CHARACTERS) throw unintelligible('size');
      parser.write(cleaner.next(chunk));
      stretch.passed(chunk.length);
    }
    parser.write(cleaner.end()).close();
    return reader.end();
  } catch (error) {
    throw error instanceof Unreadable ? unintelligible(error.path, error) : error;
  }
};
