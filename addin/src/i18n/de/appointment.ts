import type { appointment as english } from '../en/appointment.ts';

export const appointment: typeof english = {
  title: 'Dieser Termin',
  loading: 'Der Termin wird nachgeschlagen',
  failed: 'Der Termin konnte nicht nachgeschlagen werden.',
  calendar: 'Kalender',
  organizer: 'Organisiert von',
  service: 'Onlinebesprechung',
  noLink: 'Weder im Ort noch im Text wurde ein Link gefunden.',
  none: {
    title: 'Es ist kein Termin geöffnet',
    text: 'Öffnen Sie einen in Ihrem Kalender, dann steht hier, was Sally von ihm weiß.',
  },
  unsaved: {
    title: 'Speichern oder senden Sie den Termin zuerst',
    text: 'Erst dann gibt Outlook ihn an Sally weiter. Diese Seite macht von selbst weiter.',
  },
  unidentified: {
    title: 'Dieses Outlook sagt nicht, welcher Termin es ist',
    text: 'Solange Sie einen Termin bearbeiten, behält diese Outlook-Version das für sich. Sie finden ihn unter Ihren Besprechungen.',
    action: 'Zu den Besprechungen',
  },
  notConnected: {
    title: 'Dieser Kalender ist nicht verbunden',
    text: (mailbox) => `Verbinden Sie den Kalender von ${mailbox}, dann kennt Sally seine Termine.`,
    action: 'Zu den Integrationen',
  },
  notFound: {
    title: 'Sally kennt diesen Termin nicht',
    text: 'Er wurde gelöscht oder liegt in einem Kalender, den keine Ihrer Verbindungen sehen kann.',
  },
  notYet: {
    title: 'Noch nicht gelesen',
    text: 'Sally liest ihn gleich. Diese Seite macht von selbst weiter.',
  },
  leftOut: {
    private: {
      title: 'Private Termine werden ausgelassen',
      text: 'Sally speichert nichts von diesem Termin. Sie können private Termine zulassen, wo Sie Ihre Kalender konfigurieren.',
      action: 'Kalender konfigurieren',
    },
    'not-online': {
      title: 'Das ist keine Onlinebesprechung',
      text: 'In diesem Termin wurde kein Link gefunden, und Sie möchten nur Onlinebesprechungen synchronisieren.',
      action: 'Kalender konfigurieren',
    },
    'outside-window': {
      title: 'Zu lange her oder zu weit voraus',
      text: 'Sally kennt die Termine von gestern bis in sechzig Tagen.',
    },
    'calendar-not-selected': {
      title: 'Dieser Kalender wird nicht synchronisiert',
      text: 'Wählen Sie ihn aus, wo Sie Ihre Kalender konfigurieren.',
      named: (calendar) => `„${calendar}“ wird nicht synchronisiert`,
      action: 'Kalender konfigurieren',
    },
  },
};
