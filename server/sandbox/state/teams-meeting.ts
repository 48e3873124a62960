import { fingerprint } from './fingerprint.ts';
import type { Detail, OnlineMeeting } from './mailbox-data.ts';

const TEXTS = {
  en: {
    headline: 'Microsoft Teams Meeting',
    join: 'Join the meeting now',
    id: 'Meeting ID',
    code: 'Passcode',
    help: 'Need help?',
    options: 'Meeting options',
  },
  de: {
    headline: 'Microsoft Teams-Besprechung',
    join: 'Jetzt an der Besprechung teilnehmen',
    id: 'Besprechungs-ID',
    code: 'Passcode',
    help: 'Benötigen Sie Hilfe?',
    options: 'Besprechungsoptionen',
  },
};

/** A Teams meeting that is always the same for the same meeting. */
export function teamsMeeting(meeting: string, organizer: { tenantId: string; oid: string }): OnlineMeeting {
  const thread = Buffer.from(fingerprint('thread', meeting)).toString('base64').replaceAll('=', '');
  const who = encodeURIComponent(JSON.stringify({ Tid: organizer.tenantId, Oid: organizer.oid }));
  const context = who.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const digits = BigInt(`0x${fingerprint('conference', meeting).slice(0, 15)}`)
    .toString()
    .padStart(12, '0');
  return {
    joinUrl: `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${thread}%40thread.v2/0?context=${context}`,
    conferenceId: digits.slice(0, 9),
    tollNumber: '+1 323-555-0166',
  };
}

/** The body with the block that Exchange appends to the invitation of a Teams meeting. */
export function withJoinText(body: Detail['body'], online: OnlineMeeting, language: string): Detail['body'] {
  const text = language.startsWith('de') ? TEXTS.de : TEXTS.en;
  const number = online.conferenceId.replaceAll(/(\d{3})(?=\d)/g, '$1 ');
  const line = '_'.repeat(80);
  if (body.contentType === 'text') {
    const block = [
      body.content,
      line,
      text.headline,
      `${text.join}<${online.joinUrl}>`,
      `${text.id}: ${number}`,
      line,
    ];
    return { contentType: 'text', content: block.join('\r\n') };
  }
  const block = `<br>
<div style="width:100%"><span style="white-space:nowrap; color:#5F5F5F; opacity:.36">${line}</span></div>
<div class="me-email-text" lang="${language}" style="max-width:520px; color:#242424; font-family:'Segoe UI','Helvetica Neue',Helvetica,Arial,sans-serif">
<div style="margin-bottom:24px; overflow:hidden; white-space:nowrap"><span class="me-email-text" style="font-size:24px; font-weight:700">${text.headline}</span></div>
<div style="margin-bottom:6px"><a id="meet_invite_block.action.join_link" class="me-email-headline" href="${online.joinUrl.replaceAll('&', '&amp;')}" target="_blank" rel="noreferrer noopener" style="font-size:20px; font-weight:600; text-decoration:underline; color:#5B5FC7">${text.join}</a></div>
<div style="margin-bottom:6px"><span style="font-size:14px; color:#616161">${text.id}: </span><span style="font-size:14px">${number}</span></div>
<div style="margin-bottom:24px"><a class="me-email-link" href="tel:${online.tollNumber.replaceAll(/[ -]/g, '')},,${online.conferenceId}#" style="font-size:14px; color:#5B5FC7">${online.tollNumber},,${online.conferenceId}#</a></div>
<div style="font-size:14px"><a class="me-email-link" target="_blank" href="https://aka.ms/JoinTeamsMeeting?omkt=${language}" style="color:#5B5FC7">${text.help}</a> | <a class="me-email-link" target="_blank" href="https://teams.microsoft.com/meetingOptions/?language=${language}" style="color:#5B5FC7">${text.options}</a></div>
</div>
<div style="width:100%"><span style="white-space:nowrap; color:#5F5F5F; opacity:.36">${line}</span></div>`;
  return { contentType: 'html', content: insertBeforeEnd(body.content, block) };
}

function insertBeforeEnd(html: string, block: string): string {
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html + block : html.slice(0, end) + block + html.slice(end);
}
