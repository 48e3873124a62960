import { plainText } from '../../graph/plain-text.ts';
import type { Detail } from '../../state/mailbox-data.ts';
import { valued } from '../soap/write-xml.ts';
import { reaches } from '../versions.ts';
import { type Rendering, withIllegal } from './rendering.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A body as an element of that name, converted to what was asked for. */
export function bodyXml(
  name: string,
  body: Detail['body'],
  rendering: Rendering,
  as = rendering.bodyType,
): string {
  const type = as === 'Best' ? (body.contentType === 'html' ? 'HTML' : 'Text') : as;
  const whole = converted(body, type);
  const text = rendering.settings.illegalCharacters && whole !== '' ? withIllegal(whole) : whole;
  const { maximumBodySize } = rendering;
  const most = maximumBodySize === null ? Number.POSITIVE_INFINITY : maximumBodySize * 1024;
  return valued(name, text.slice(0, most), {
    BodyType: type,
    IsTruncated: reaches(rendering.schema, 'Exchange2013') ? text.length > most : null,
  });
}

function converted({ contentType, content }: Detail['body'], type: 'HTML' | 'Text'): string {
  if (content === '') return '';
  if (type === 'Text') return contentType === 'html' ? `${plainText(content)}\r\n` : content;
  return contentType === 'html' ? content : htmlOf(content);
}

/** As Exchange makes HTML of plain text; addresses become links. */
function htmlOf(text: string): string {
  const marked = text
    .replaceAll(/[&<>]/g, (character) => escapes[character] ?? character)
    .replaceAll(/https?:\/\/[^\s<>"]+?(?=&gt;|[\s<>"]|$)/g, '<a href="$&">$&</a>')
    .replaceAll(/\r?\n/g, '<br>\r\n');
  return [
    '<html>',
    '<head>',
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
    '<meta name="Generator" content="Microsoft Exchange Server">',
    '<!-- converted from text -->',
    '<style><!-- .EmailQuote { margin-left: 1pt; padding-left: 4pt; border-left: #800000 2px solid; } --></style></head>',
    '<body>',
    `<font size="2"><span style="font-size:11pt;"><div class="PlainText">${marked}</div></span></font>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}
