import type { Entry } from './calendar.ts';

const HEAD =
  '<html>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>\r\n</head>\r\n<body dir="ltr">\r\n';

const paragraph = (number: number): string =>
  `<div style="font-family: Aptos, Calibri, Helvetica, sans-serif; font-size: 11pt; color: rgb(0, 0, 0);">\r\nItem ${number}: review of the quarter &amp; next steps, see <a href="https://contoso.sharepoint.example/sites/team/Shared%20Documents/plan-${number}.docx?web=1&amp;e=x${number}">plan ${number}</a>.&nbsp;Größe und Termin stehen noch nicht fest.</div>\r\n`;

const invitation = (url: string): string =>
  `<hr>\r\n<p><a href="${url}" style="font-size:18px" target="_blank" rel="noreferrer noopener">Join the meeting</a><br>\r\n<span style="color:#616161">or copy this address: ${url}</span></p>\r\n`;

/** A text of two to five kilobytes as Outlook writes it. */
export const bodyOf = ({ matter, start }: Entry): string => {
  const paragraphs = Array.from({ length: 5 + (matter.number % 9) }, (_, index) =>
    paragraph(matter.number + index + new Date(start).getUTCDate()),
  );
  const end = matter.joinUrl === null ? '' : invitation(matter.joinUrl);
  return `${HEAD}${paragraphs.join('')}${end}</body>\r\n</html>\r\n`;
};
