import type { permissions as english } from '../en/permissions.ts';

export const permissions: typeof english = {
  caption: 'Berechtigungen, um die Sally bittet',
  permission: 'Berechtigung',
  allows: 'Was Microsoft damit erlaubt',
  use: 'Was Sally damit tut',
  rows: {
    offline_access: {
      allows: 'Stellt ein langlebiges Token aus',
      use: 'Hält die Verbindung, während Sie abwesend sind. Kalenderdaten werden nicht geändert.',
    },
    openid: {
      allows: 'Prüft, wer sich anmeldet (OpenID Connect)',
      use: 'Liest die eindeutige ID Ihres Kontos, um es wiederzuerkennen.',
    },
    profile: {
      allows: 'Zugriff auf grundlegende Profildaten',
      use: 'Liest den Anzeigenamen, um das verbundene Konto zu zeigen.',
    },
    email: {
      allows: 'Zugriff auf Ihre E-Mail-Adresse',
      use: 'Liest die Adresse, um das Konto wiederzuerkennen.',
    },
    'User.Read': {
      allows: 'Grundlegende Angaben über Sie lesen',
      use: 'Liest Name und Adresse des Kontos. Daran wird nichts geändert.',
    },
    'Calendars.ReadWrite.Shared': {
      allows: 'Eigene und für Sie freigegebene Kalender lesen und schreiben',
      use: 'Liest die Kalender, die Sie auswählen. Sally erstellt, ändert und löscht keine Termine.',
    },
    'Contacts.ReadWrite.Shared': {
      allows: 'Eigene und für Sie freigegebene Kontakte lesen und schreiben',
      use: 'Teil von Microsofts Berechtigungsmodell. Sally liest und ändert keine Kontakte.',
    },
    'OnlineMeetings.ReadWrite': {
      allows: 'Onlinebesprechungen lesen und erstellen',
      use: 'Teil von Microsofts Berechtigungsmodell. Sally erstellt und ändert keine Onlinebesprechungen.',
    },
    'Calendars.ReadWrite': {
      allows: 'Eigene Kalender lesen und schreiben',
      use: 'Liest die Kalender, die Sie auswählen. Sally erstellt, ändert und löscht keine Termine.',
    },
    'Contacts.ReadWrite': {
      allows: 'Eigene Kontakte lesen und schreiben',
      use: 'Teil von Microsofts Berechtigungsmodell. Sally liest und ändert keine Kontakte.',
    },
    'Calendars.Read': {
      allows: 'Eigene Kalender lesen',
      use: 'Liest die Kalender, die Sie auswählen. Termine lassen sich damit nicht ändern.',
    },
    'Calendars.Read.Shared': {
      allows: 'Für Sie freigegebene Kalender lesen',
      use: 'Liest die freigegebenen Kalender, die Sie auswählen. Termine lassen sich damit nicht ändern.',
    },
  },
  unknown: {
    allows: 'Siehe Dokumentation von Microsoft',
    use: 'Von dieser Installation von Sally verlangt.',
  },
};
