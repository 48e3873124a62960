import { plainText } from '../../graph/plain-text.ts';
import type { Detail } from '../../state/mailbox-data.ts';
import { effectiveRights } from '../folders/rights.ts';
import { folderChangeKey } from '../ids.ts';
import { element, valued } from '../soap/write-xml.ts';
import { reaches } from '../versions.ts';
import { bodyXml } from './body.ts';
import { entryId } from './entry.ts';
import {
  byDefault,
  capital,
  extra,
  flag,
  from2010,
  from2013,
  getOnly,
  type Property,
  property,
} from './property.ts';
import { instant, isHidden, words } from './rendering.ts';

const previewLength = 255;

const textOf = ({ body }: Detail): string =>
  body.contentType === 'html' ? plainText(body.content) : body.content;

const names = (detail: Detail, type: 'required' | 'optional'): string =>
  detail.attendees
    .filter((attendee) => attendee.type === type)
    .map(({ name }) => name)
    .join('; ');

/** What items of every kind have. https://learn.microsoft.com/exchange/client-developer/web-service-reference/item */
export const commonProperties: readonly Property[] = [
  property('item:ParentFolderId', ({ rendering: { folder } }) =>
    element('t:ParentFolderId', '', {
      Id: folder.id,
      ChangeKey: folderChangeKey(folder.mailbox, folder.version),
    }),
  ),
  property('item:ItemClass', ({ entry }) =>
    valued(
      't:ItemClass',
      entry.type === 'Occurrence' || entry.type === 'Exception'
        ? 'IPM.Appointment.Occurrence'
        : 'IPM.Appointment',
    ),
  ),
  property(
    'item:Subject',
    ({ detail, rendering }) => words('t:Subject', detail.subject, rendering),
    byDefault,
  ),
  property('item:Sensitivity', ({ entry, detail, rendering }) =>
    rendering.settings.privateItems === 'unmarked' && isHidden(entry, rendering)
      ? ''
      : valued('t:Sensitivity', capital(detail.sensitivity)),
  ),
  property('item:Body', ({ detail, rendering }) => bodyXml('t:Body', detail.body, rendering), getOnly),
  property('item:DateTimeReceived', ({ entry, rendering }) =>
    valued('t:DateTimeReceived', instant(entry.item.createdAt, rendering)),
  ),
  property('item:Size', ({ detail }) => valued('t:Size', 1_500 + detail.body.content.length * 2)),
  property('item:Categories', ({ detail }) =>
    detail.categories.length === 0
      ? ''
      : element('t:Categories', detail.categories.map((one) => valued('t:String', one)).join('')),
  ),
  property('item:Importance', ({ detail }) => valued('t:Importance', capital(detail.importance))),
  property('item:IsSubmitted', () => flag('t:IsSubmitted', false)),
  property('item:IsDraft', () => flag('t:IsDraft', false)),
  property('item:IsFromMe', () => flag('t:IsFromMe', false)),
  property('item:IsResend', () => flag('t:IsResend', false)),
  property('item:IsUnmodified', () => flag('t:IsUnmodified', false)),
  property('item:DateTimeSent', ({ entry, rendering }) =>
    valued('t:DateTimeSent', instant(entry.item.createdAt, rendering)),
  ),
  property('item:DateTimeCreated', ({ entry, rendering }) =>
    valued('t:DateTimeCreated', instant(entry.exception?.createdAt ?? entry.item.createdAt, rendering)),
  ),
  property('item:ResponseObjects', () => element('t:ResponseObjects', element('t:ForwardItem')), {
    ...byDefault,
    ...getOnly,
  }),
  property('item:ReminderDueBy', ({ entry, rendering }) =>
    valued('t:ReminderDueBy', instant(entry.start, rendering)),
  ),
  property('item:ReminderIsSet', ({ detail }) => flag('t:ReminderIsSet', detail.reminder !== null)),
  property('item:ReminderMinutesBeforeStart', ({ detail }) =>
    valued('t:ReminderMinutesBeforeStart', detail.reminder ?? 0),
  ),
  property('item:DisplayCc', ({ detail, rendering }) =>
    words('t:DisplayCc', names(detail, 'optional'), rendering),
  ),
  property('item:DisplayTo', ({ detail, rendering }) =>
    words('t:DisplayTo', names(detail, 'required'), rendering),
  ),
  property('item:HasAttachments', () => flag('t:HasAttachments', false), byDefault),
  property('item:Culture', () => valued('t:Culture', 'en-US')),
  property('item:EffectiveRights', ({ rendering }) => effectiveRights(rendering.access, rendering.schema), {
    ...getOnly,
  }),
  property('item:LastModifiedName', ({ detail }) => valued('t:LastModifiedName', detail.organizer.name)),
  property('item:LastModifiedTime', ({ entry, rendering }) =>
    valued('t:LastModifiedTime', instant(entry.exception?.modifiedAt ?? entry.item.modifiedAt, rendering)),
  ),
  property('item:IsAssociated', () => flag('t:IsAssociated', false), from2010),
  property(
    'item:WebClientReadFormQueryString',
    ({ entry, rendering }) =>
      valued(
        't:WebClientReadFormQueryString',
        reaches(rendering.schema, 'Exchange2013')
          ? `https://mail.contoso.example/owa/?ItemID=${encodeURIComponent(entryId(entry))}&exvsurl=1&viewmodel=ICalendarItemDetailsViewModelFactory`
          : `?ae=Item&a=Open&t=IPM.Appointment&id=${encodeURIComponent(entryId(entry))}&exvsurl=1`,
      ),
    { since: 'Exchange2010', ...extra },
  ),
  property(
    'item:NormalizedBody',
    ({ detail, rendering }) => bodyXml('t:NormalizedBody', detail.body, rendering),
    { ...from2013, ...getOnly, ...extra },
  ),
  property(
    'item:Preview',
    ({ detail, rendering }) => words('t:Preview', textOf(detail).slice(0, previewLength), rendering),
    { ...from2013, ...extra },
  ),
  property(
    'item:TextBody',
    ({ detail, rendering }) => bodyXml('t:TextBody', detail.body, rendering, 'Text'),
    { ...from2013, ...getOnly, ...extra },
  ),
];
