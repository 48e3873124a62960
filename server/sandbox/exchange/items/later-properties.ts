import { element, valued } from '../soap/write-xml.ts';
import { reaches } from '../versions.ts';
import {
  extra,
  flag,
  from2010,
  from2013,
  getOnly,
  type Property,
  property,
  type Written,
} from './property.ts';
import { words } from './rendering.ts';
import { windowsName, zoneDefinition, zoneName } from './time-zone.ts';

/** Null when Exchange knows of no online meeting. */
const marked = ({ detail, rendering }: Written) =>
  rendering.settings.onlineMeetings === 'marked' ? detail.onlineMeeting : null;

/** Zones, places and online meetings: most of it came with later versions. */
export const laterProperties: readonly Property[] = [
  property(
    'calendar:MeetingTimeZone',
    ({ entry, rendering }) =>
      reaches(rendering.schema, 'Exchange2010')
        ? ''
        : element('t:MeetingTimeZone', '', { TimeZoneName: windowsName(entry.item.start.timeZone) }),
    { ...getOnly, ...extra },
  ),
  property(
    'calendar:StartTimeZone',
    (written) => zone('t:StartTimeZone', written, written.entry.item.start.timeZone),
    from2010,
  ),
  property(
    'calendar:EndTimeZone',
    (written) => zone('t:EndTimeZone', written, written.entry.item.end.timeZone),
    from2010,
  ),
  property('calendar:ConferenceType', () => valued('t:ConferenceType', 0)),
  property('calendar:AllowNewTimeProposal', ({ detail }) =>
    flag('t:AllowNewTimeProposal', detail.allowNewTimeProposals),
  ),
  property('calendar:IsOnlineMeeting', (written) => flag('t:IsOnlineMeeting', marked(written) !== null)),
  property('calendar:MeetingWorkspaceUrl', () => '', extra),
  property('calendar:NetShowUrl', () => '', extra),
  property(
    'calendar:EnhancedLocation',
    ({ detail }) =>
      detail.places.length === 0
        ? ''
        : element(
            't:EnhancedLocation',
            valued('t:DisplayName', detail.places.map(({ name }) => name).join('; ')) +
              element('t:Annotation') +
              element('t:PostalAddress', valued('t:Type', 'Business') + valued('t:LocationSource', 'None')),
          ),
    { ...from2013, ...getOnly, ...extra },
  ),
  property('calendar:StartWallClock', () => '', { ...from2013, ...extra }),
  property('calendar:EndWallClock', () => '', { ...from2013, ...extra }),
  property(
    'calendar:StartTimeZoneId',
    ({ entry }) => valued('t:StartTimeZoneId', windowsName(entry.item.start.timeZone)),
    from2013,
  ),
  property(
    'calendar:EndTimeZoneId',
    ({ entry }) => valued('t:EndTimeZoneId', windowsName(entry.item.end.timeZone)),
    from2013,
  ),
  property(
    'calendar:JoinOnlineMeetingUrl',
    (written) => {
      const meeting = marked(written);
      return meeting === null ? '' : words('t:JoinOnlineMeetingUrl', meeting.joinUrl, written.rendering);
    },
    from2013,
  ),
  property('calendar:OnlineMeetingSettings', () => '', { ...from2013, ...extra }),
  property(
    'calendar:IsOrganizer',
    ({ detail }) => flag('t:IsOrganizer', detail.response.response === 'organizer'),
    { since: 'Exchange2013_SP1', ...extra },
  ),
];

function zone(name: string, { entry, rendering }: Written, timeZone: string): string {
  const { zoneNames } = rendering.settings;
  return rendering.list
    ? zoneName(name, timeZone, zoneNames)
    : zoneDefinition(name, timeZone, entry.start, zoneNames);
}
