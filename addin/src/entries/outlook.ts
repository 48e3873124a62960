import { CalendarPersonFilled, CalendarPersonRegular } from '@fluentui/react-icons/svg/calendar-person';
import { outlookConnection, outlookLocale } from '../host/outlook.ts';
import { LazyAppointment } from './app/LazyAppointment.tsx';
import { start } from './start.tsx';

void start(outlookConnection(), {
  localeOf: outlookLocale,
  appointment: { Page: LazyAppointment, icons: [CalendarPersonRegular, CalendarPersonFilled] },
});
