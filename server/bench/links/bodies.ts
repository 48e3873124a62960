import { ROWS, textOf } from '../../test/links/rows.ts';

const LENGTH = 30_000;

const paragraph = (number: number): string =>
  `<tr style="mso-yfti-irow:${number}"><td width="120" valign="top" style="width:90.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt"><p class="MsoNormal" style="margin-bottom:0cm;line-height:normal"><span style="font-size:10.0pt;font-family:&quot;Segoe UI&quot;,sans-serif;color:#242424">Item ${number}: review of the quarter&nbsp;&amp; next steps, see <a href="https://contoso.sharepoint.example/sites/team/Shared%20Documents/plan-${number}.docx?web=1&amp;e=x${number}" target="_blank">plan ${number}</a></span><o:p></o:p></p></td></tr>\r\n`;

/** As it comes off the wire: in one piece, which joined texts are not. */
const flat = (text: string): string => Buffer.from(text).toString();

/** Texts as Outlook writes them, 30 KB each, with an invitation of the corpus at the end; every fifth has none. */
export const ordinaryBodies = (count: number): readonly string[] => {
  const invitations = ROWS.filter(({ body, field }) => body.endsWith('.html') && field === undefined);
  return Array.from({ length: count }, (_, index) => {
    const row = invitations[index % invitations.length];
    const invitation = row && index % 5 > 0 ? textOf(row) : '';
    const paragraphs: string[] = [];
    for (let length = invitation.length; length < LENGTH; length += paragraphs.at(-1)?.length ?? 0)
      paragraphs.push(paragraph(index + paragraphs.length));
    return flat(`<html><body><table>${paragraphs.join('')}</table>${invitation}</body></html>`);
  });
};

const nested = (layers: number): string =>
  Array.from({ length: layers }).reduce<string>(
    (url) => `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05`,
    'https://zoom.us/j/84512345678',
  );

/** What somebody would send to keep us busy. */
const HOSTILE: Readonly<Record<string, string>> = {
  'addresses without an end': 'https://',
  entities: '&amp;',
  'halves of entities': '&#',
  'anchors that never close': '<a href=',
  'one word': 'a',
  'a host that never ends': 'a.',
  'one meeting': 'https://zoom.us/j/84512345678 ',
  'meetings glued together': 'https://zoom.us/j/84512345678,',
  'brackets that never close': '<https://zoom.us/j/84512345678\n',
  'quotes that never close': '="https://zoom.us/j/84512345678\n',
  'folded lines': `https://zoom.us/j/84512345678?pwd=${'a1%'.repeat(13)}\n${'a%1'.repeat(25)}\n`,
  'nested gateways': `${nested(8)} `,
  'rooms of anybody': 'https://a.example/b/abc-def-ghi ',
  'addresses without a scheme': 'zoom.us/j/84512345678 ',
  'comments that never close': '<!-- https://zoom.us/j/84512345678 ',
  'closed comments': 'https://zoom.us/j/84512345678 -->',
};

export const hostileBodies = (length: number): readonly (readonly [string, string])[] =>
  Object.entries(HOSTILE).map(([name, part]) => [name, flat(part.repeat(Math.ceil(length / part.length)))]);
