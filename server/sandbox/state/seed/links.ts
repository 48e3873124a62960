import type { MeetingDraft } from '../meeting-draft.ts';

/** Invitations of services that Exchange knows nothing of: their links stand in the location or in the text. */

export function zoomInLocation(id: string): Pick<MeetingDraft, 'places' | 'body'> {
  const url = `https://us02web.zoom.us/j/${id}?pwd=Q2hhbmdlTWU0NTY3ODkwMTIz`;
  return {
    places: [{ name: url, uri: url }],
    body: { contentType: 'text', content: `You are invited to a Zoom meeting.\r\n\r\nMeeting ID: ${id}` },
  };
}

export function zoomInBody(id: string): Pick<MeetingDraft, 'places' | 'body'> {
  const url = `https://contoso.zoom.us/j/${id}?pwd=aBcDeFgHiJkLmNoPqRsTuVwXyZ.1&amp;from=addon`;
  return {
    places: [{ name: 'Zoom' }],
    body: {
      contentType: 'html',
      content: `<div>Hi there,<br><br>join us on <b>Zoom</b>:<br><a href="${url}">${url}</a><br><br>One tap mobile: +496938079883,,${id}#</div>`,
    },
  };
}

export function meetInBody(code: string): Pick<MeetingDraft, 'body'> {
  const url = `https://meet.google.com/${code}`;
  return {
    body: {
      contentType: 'html',
      content: `<p>You have been invited to the following event.</p><table><tr><td>Join with Google Meet</td></tr><tr><td><a href="${url}?hs=224" style="color:#1a73e8">${url.slice(8)}</a></td></tr></table><p>Learn more about Meet at <a href="https://support.google.com/a/users/answer/9282720">https://support.google.com/a/users/answer/9282720</a></p>`,
    },
  };
}

/** A Teams link that somebody pasted: Exchange does not mark such a meeting as online. */
export function pastedTeamsLink(): Pick<MeetingDraft, 'body' | 'places'> {
  const url = 'https://teams.microsoft.com/meet/3984472910556?p=Kx8mQwZr2TbVn4YcLs';
  return {
    places: [{ name: 'Online' }],
    body: { contentType: 'html', content: `<p>Our permanent room: <a href="${url}">${url}</a></p>` },
  };
}

/** Teams for consumers, as Outlook.com writes it into the text; Graph knows of no such provider. */
export function teamsForConsumersInBody(id: string): Pick<MeetingDraft, 'body' | 'places'> {
  const url = consumersLink(id);
  return {
    places: [{ name: 'Microsoft Teams Meeting' }],
    body: {
      contentType: 'html',
      content: `<p>See you there.</p><div><a href="${url}">Join the meeting now</a></div>`,
    },
  };
}

export function teamsForConsumersInLocation(id: string): Pick<MeetingDraft, 'places'> {
  const url = consumersLink(id);
  return { places: [{ name: url, uri: url }] };
}

function consumersLink(id: string): string {
  return `https://teams.live.com/meet/${id}?p=vT3nXq8LkRzWb5Yc`;
}
