import { linkReader } from './link-reader.ts';
import { SERVICES, type ServiceId } from './services/services.ts';
import { WRAPPERS } from './wrappers.ts';

/**
 * Links to meetings in what a meeting's data says, unwrapped where a mail gateway rewrote them. Time grows linearly
 * with the texts. `meetingKey` names the meeting behind a link: it is equal for two links to one meeting.
 */
export const { findMeetingLinks, meetingKey } = linkReader(SERVICES, WRAPPERS);

/** As the service calls itself. */
export const serviceName = (service: ServiceId): string => SERVICES[service].name;
