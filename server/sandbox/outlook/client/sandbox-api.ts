import type { Appointment } from './appointment.ts';

/** The host page's own server: the mailbox, and what Outlook would ask Microsoft behind the scenes. */
const send = async (method: string, path: string, body?: object): Promise<unknown> => {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (response.status === 204) return null;
  const answer = (await response.json()) as { detail?: string };
  if (!response.ok) throw new Error(answer.detail ?? `${path} answered ${response.status}`);
  return answer;
};

/** What the organiser's form writes. Guests are asked only when they are given. */
export type Draft = {
  subject: string;
  location: string;
  start: number;
  end: number;
  guests?: { address: string; type: 'required' | 'optional' }[];
};

const appointments = (person: string) => `/outlook/api/people/${person}/appointments`;

export const readAppointment = (person: string, name: string) =>
  send('GET', `${appointments(person)}/${name}`) as Promise<Appointment>;

export const saveAppointment = (person: string, name: string | null, draft: Draft) =>
  (name === null
    ? send('POST', appointments(person), draft)
    : send('PATCH', `${appointments(person)}/${name}`, draft)) as Promise<Appointment>;

/** Relays a request of nested app authentication; both sides are opaque to the host page. */
export const relayNestedAppAuth = (person: string, request: unknown) =>
  send('POST', '/outlook/api/nested-app-auth', { person, request });

export const reportUnknown = (what: string) =>
  send('POST', '/controls/api/unknowns', { where: 'outlook', what });
