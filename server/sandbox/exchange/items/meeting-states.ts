import type { Detail } from '../../state/mailbox-data.ts';
import { reaches, type Schema } from '../versions.ts';
import { responseType } from './people.ts';

const freeBusy: Record<Detail['showAs'], string> = {
  free: 'Free',
  tentative: 'Tentative',
  busy: 'Busy',
  oof: 'OOF',
  workingElsewhere: 'WorkingElsewhere',
  unknown: 'NoData',
};

/** Before 2013 nobody works elsewhere. */
export const freeBusyStatus = ({ showAs }: Detail, schema: Schema): string =>
  showAs === 'workingElsewhere' && !reaches(schema, 'Exchange2013') ? 'Free' : freeBusy[showAs];

/** With people, as opposed to an appointment of one's own. */
export const isMeeting = ({ attendees, response }: Detail): boolean =>
  attendees.length > 0 || response.response !== 'organizer';

/** 1: a meeting, 2: received, 4: cancelled. [MS-OXOCAL] 2.2.1.10 */
export const appointmentState = (detail: Detail): number => {
  if (!isMeeting(detail)) return 0;
  const received = detail.response.response === 'organizer' ? 0 : 2;
  return 1 + received + (detail.cancelled ? 4 : 0);
};

export const myResponse = (detail: Detail): string => {
  const { response } = detail.response;
  if (response === 'none') return isMeeting(detail) ? 'NoResponseReceived' : 'Unknown';
  return responseType(response);
};
