import { upToEnd } from './address-end.ts';

const isBreak = (character: string): boolean => character === '\n' || character === '\r';

/** Mail breaks lines between these lengths; quoted-printable, where it hides the break, just before 76. */
const SHORTEST = 60;
const WIDEST = 100;
const isQuotedPrintable = (address: string, length: number): boolean =>
  address.endsWith('=') && length <= 76 && (length > 70 || address.includes('=3D'));

/** A line that can only be the rest of an address: one word, with what words don't have. */
const REST = /^[^\s"'<>\\^`{|}]*(?:[%=&?/]|\d[a-z]|[a-z]\d)[^\s"'<>\\^`{|}]*$/i;

/** The length of the line up to `end`; longer than any that was folded if it begins further back. */
const lineLength = (text: string, end: number): number => {
  const before = text.slice(Math.max(0, end - WIDEST - 1), end);
  return before.length - 1 - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
};

const lineAt = (text: string, start: number, longest: number): string =>
  /^[^\r\n]*/.exec(text.slice(start, start + longest))?.[0] ?? '';

const WORD = /^[^\s"'<>]*/;

const withoutQuotes = (text: string): string =>
  text.replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

type Found = { readonly address: string; readonly end: number };

/** In an attribute or between angle brackets an address goes on to the closing mark, and breaks in it are not its own. */
const enclosed = (text: string, start: number, longest: number): Found | null => {
  const opening = text.charAt(start - 1);
  const isAttribute = (opening === '"' || opening === "'") && text.charAt(start - 2) === '=';
  if (!isAttribute && opening !== '<') return null;
  const length = text.slice(start, start + longest).indexOf(isAttribute ? opening : '>');
  if (length === -1) return null;
  const address = text.slice(start, start + length).replace(/[\t\r\n]+ */g, '');
  return { address: upToEnd(address), end: start + length };
};

/** The address from `start`, which seems to end at `end`, with what a mail system put on the next lines. */
export const unfold = (text: string, start: number, end: number, longest: number): Found => {
  if (!isBreak(text.charAt(end))) return { address: text.slice(start, end), end };
  const closed = enclosed(text, start, longest);
  if (closed) return closed;

  let address = text.slice(start, end);
  let at = end;
  let quoted = false;
  while (isBreak(text.charAt(at)) && address.length < longest) {
    const next = at + (text.startsWith('\r\n', at) ? 2 : 1);
    const line = lineAt(text, next, longest);
    const length = lineLength(text, at);
    if (isQuotedPrintable(address, length)) {
      const word = WORD.exec(line)?.[0] ?? '';
      address = address.slice(0, -1) + word;
      at = next + word.length;
      quoted = true;
    } else {
      if (length < SHORTEST || length > WIDEST || !REST.test(line)) break;
      address += line;
      at = next + line.length;
    }
  }
  return { address: upToEnd(quoted ? withoutQuotes(address) : address), end: at };
};
