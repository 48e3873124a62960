import {
  type Appointment,
  AppointmentSchema,
  AppointmentType,
  BasePropertySet,
  CalendarView,
  ConfigurationApi,
  DateTime,
  ExchangeService,
  ExchangeVersion,
  LegacyFreeBusyStatus,
  MeetingResponseType,
  type PropertyDefinition,
  PropertySet,
  Sensitivity,
  ServiceResult,
  TimeZoneInfo,
  Uri,
  WebCredentials,
  WellKnownFolderName,
  XhrApi,
} from 'ews-javascript-api';
import { type Client, LOGIN, type Meeting } from './client.ts';
import { listed, MOST_LISTED, opened, type Path, SCHEMA } from './properties.ts';

/** Its types leave out how its schema is looked through. */
type Schema = {
  readonly Instance: { GetEnumerator(): readonly (PropertyDefinition & { readonly Uri: string })[] };
};

const DEFINITIONS = new Map(
  (AppointmentSchema as unknown as Schema).Instance.GetEnumerator().map((one) => [one.Uri, one]),
);

const setOf = (properties: readonly Path[]): PropertySet => {
  const definitions = properties.map(({ path }) => {
    const definition = DEFINITIONS.get(path);
    if (definition === undefined) throw new Error(`The peer doesn't know ${path}.`);
    return definition;
  });
  return new PropertySet(BasePropertySet.IdOnly, definitions);
};

const orNull = <T>(value: T | null | undefined): T | null => value ?? null;
const instant = (time: DateTime | null | undefined): number | null => time?.TotalMilliSeconds ?? null;
/** Its enumerations are numbers. */
const wordIn = <W>(words: Readonly<Record<number, unknown>>, value: number | null | undefined): W | null =>
  value === null || value === undefined ? null : (words[value] as W);

const meetingOf = (item: Appointment): Meeting => ({
  itemId: item.Id.UniqueId,
  changeKey: orNull(item.Id.ChangeKey),
  uid: orNull(item.ICalUid),
  subject: orNull(item.Subject),
  start: instant(item.Start),
  end: instant(item.End),
  allDay: orNull(item.IsAllDayEvent),
  sensitivity: wordIn(Sensitivity, item.Sensitivity),
  freeBusy: wordIn(LegacyFreeBusyStatus, item.LegacyFreeBusyStatus),
  location: orNull(item.Location),
  enhancedLocation: orNull(item.EnhancedLocation?.DisplayName),
  calendarItemType: wordIn(AppointmentType, item.AppointmentType),
  isRecurring: orNull(item.IsRecurring),
  isMeeting: orNull(item.IsMeeting),
  isCancelled: orNull(item.IsCancelled),
  appointmentState: orNull(item.AppointmentState),
  myResponseType: wordIn(MeetingResponseType, item.MyResponseType),
  organizer: item.Organizer && { name: orNull(item.Organizer.Name), address: orNull(item.Organizer.Address) },
  recurrenceId: instant(item.ICalRecurrenceId),
  // It throws where a property that is not nullable was not sent.
  originalStart: item.AppointmentType === AppointmentType.Single ? null : instant(item.OriginalStart),
  lastModified: instant(item.LastModifiedTime),
  startTimeZone: item.StartTimeZone && { id: item.StartTimeZone.Id },
  endTimeZone: item.EndTimeZone && { id: item.EndTimeZone.Id },
  isOnlineMeeting: orNull(item.IsOnlineMeeting),
  joinOnlineMeetingUrl: orNull(item.JoinOnlineMeetingUrl),
  body: item.Body && { content: item.Body.Text },
});

/** ews-javascript-api with @ewsjs/xhr, used as both describe themselves. */
export const peer = (url: string): Client<Appointment> => {
  ConfigurationApi.ConfigureXHR(new XhrApi());
  const service = new ExchangeService(ExchangeVersion[SCHEMA], TimeZoneInfo.Utc);
  service.Credentials = new WebCredentials(LOGIN.username, LOGIN.password);
  service.Url = new Uri(url);
  const [listedSet, openedSet] = [setOf(listed(SCHEMA)), setOf(opened(SCHEMA))];

  return {
    async list(start, end) {
      const view = new CalendarView(new DateTime(start), new DateTime(end), MOST_LISTED);
      view.PropertySet = listedSet;
      const found = await service.FindAppointments(WellKnownFolderName.Calendar, view);
      return { complete: !found.MoreAvailable, items: found.Items };
    },
    idOf: ({ Id }) => Id.UniqueId,
    async open(items) {
      const loaded = await service.LoadPropertiesForItems([...items], openedSet);
      if (loaded.OverallResult !== ServiceResult.Success) throw new Error('An item was not loaded.');
      return items.map(meetingOf);
    },
    close: async () => {},
  };
};
