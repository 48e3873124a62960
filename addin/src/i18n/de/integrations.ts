import type { integrations as english } from '../en/integrations.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const integrations: typeof english = {
  title: 'Integrationen',
  intro: 'Kalender, die Sally liest, damit Ihre Besprechungen hier erscheinen.',
  add: 'Kalender hinzufügen',
  kinds: {
    microsoft365: 'Outlook-Kalender (Microsoft 365 / Exchange Online)',
    'outlook-personal': 'Outlook-Kalender (Privates Microsoft-Konto / Exchange Online)',
    exchange: 'Outlook-Kalender (Exchange On-Premise)',
  },
  knownAccount: (address) =>
    `${address} war schon verbunden. Die Verbindung ist erneuert, und Ihre Auswahl bleibt erhalten.`,
  empty: {
    title: 'Noch kein Kalender verbunden',
    text: 'Verbinden Sie Ihren Outlook-Kalender, und Ihre Besprechungen erscheinen in Sally.',
  },
  failed: 'Ihre Verbindungen konnten nicht geladen werden.',
  state: {
    synced: 'Aktuell',
    reading: 'Wird gelesen',
    trouble: 'Handlung nötig',
    waiting: 'Wartet',
    paused: 'Nichts ausgewählt',
  },
  lastSync: 'Zuletzt synchronisiert',
  never: 'Noch nicht',
  upcoming: 'Anstehende Besprechungen',
  calendars: 'Kalender',
  configure: 'Kalender konfigurieren',
  unreadable: (name, count) =>
    `${name}: ${plural(count, { one: '# Termin ließ sich nicht lesen', other: '# Termine ließen sich nicht lesen' })}`,
  unreadableHint:
    'Microsoft sendet darin etwas, das Sally nicht versteht. Was davon bekannt war, bleibt; alles andere ist aktuell.',
  unreadableOnExchange:
    'Der Server sendet darin etwas, das Sally nicht versteht. Was davon bekannt war, bleibt; alles andere ist aktuell.',
  newCalendars: (count) =>
    plural(count, {
      one: 'Ein neuer Kalender lässt sich synchronisieren',
      other: '# neue Kalender lassen sich synchronisieren',
    }),
  newCalendarsHint: (names) => `${names}. Sally liest nur Kalender, die Sie auswählen.`,
  chooseCalendars: 'Kalender auswählen',
  reconnect: 'Neu verbinden',
  disconnect: 'Trennen',
  checkConnection: 'Verbindung prüfen',
  changeLogin: 'Anmeldedaten ändern',
  newPassword: 'Neues Kennwort eingeben',
  connectExchange: 'Exchange On-Premise verbinden',
  server: {
    host: 'Server',
    username: 'Benutzername',
    version: 'Version',
    automatic: 'Automatisch',
    reports: (version) => `Server meldet ${version}`,
  },
  progress: {
    waiting: 'Ihr Kalender wird gleich gelesen',
    'first-week': 'Die nächsten sieben Tage werden gelesen',
    reading: 'Die Wochen danach werden gelesen',
    ready: 'Ihr Kalender ist aktuell',
  },
  readSoFar: (count) => plural(count, { one: '# Besprechung gelesen', other: '# Besprechungen gelesen' }),
  calendarsReady: (ready, all) => `${ready} von ${all} Kalendern fertig`,
  polled: (name) =>
    `Für „${name}“ meldet Microsoft keine Änderungen; Sally liest ihn deshalb regelmäßig neu.`,
  sync: {
    now: 'Jetzt synchronisieren',
    running: 'Wird synchronisiert …',
    results: {
      'up-to-date': 'Alles ist aktuell.',
      changed: 'Aktuell. Es hatte sich etwas geändert.',
      reading: 'Wird noch gelesen; die Liste füllt sich von selbst.',
      'nothing-selected': 'Es ist kein Kalender ausgewählt.',
    },
    trying: 'Sally versucht es weiter.',
    failed: 'Das Synchronisieren hat nicht funktioniert',
  },
  freshness: {
    title: 'Wie aktuell ist das?',
    watch: {
      live: 'Live: Microsoft meldet Sally, wenn sich etwas ändert.',
      starting: 'Beginnt: Sally hat Microsoft gebeten zu melden, wenn sich etwas ändert.',
      down: 'Microsoft meldet gerade keine Änderungen; Sally liest diesen Kalender alle paar Minuten.',
      never: 'Für diesen Kalender meldet Microsoft keine Änderungen; Sally liest ihn alle paar Minuten.',
    },
    times: {
      newestChange: 'Letzte Änderung',
      lastNotice: 'Letzte Meldung von Microsoft',
      lastSuccess: 'Zuletzt gelesen',
      nextRead: 'Spätestens wieder gelesen',
      nextRenewal: 'Nächste Verlängerung bei Microsoft',
    },
    onExchange: {
      watch: {
        live: 'Live: Der Server meldet Sally, wenn sich etwas ändert.',
        starting: 'Beginnt: Sally hat den Server gebeten zu melden, wenn sich etwas ändert.',
        down: 'Der Server meldet gerade keine Änderungen; Sally sieht jede Minute nach.',
        never: 'Sally sieht jede Minute nach, ob sich in diesem Kalender etwas geändert hat.',
      },
      times: {
        newestChange: 'Letzte Änderung',
        lastNotice: 'Letzte Meldung des Servers',
        lastSuccess: 'Zuletzt gelesen',
        nextRead: 'Spätestens wieder gelesen',
        nextRenewal: 'Nächste Verlängerung beim Server',
      },
    },
  },
  confirm: {
    title: 'Diese Verbindung trennen?',
    text: (account) =>
      `Sally liest die Kalender von ${account} nicht mehr und löscht, was gespeichert wurde:`,
    meetings: (count) =>
      plural(count, {
        one: '# anstehende Besprechung und alle vergangenen',
        other: '# anstehende Besprechungen und alle vergangenen',
      }),
    choices: 'Ihre Auswahl der Kalender und beide Einstellungen',
    grant: 'die Erlaubnis, für Sie zu lesen, soweit Sally sie besitzt',
    login: 'die Anmeldedaten für Ihren Exchange-Server',
    kept: 'In Outlook ändert sich nichts.',
  },
  disconnectFailed: 'Das Trennen hat nicht funktioniert',
  disconnected: (account) => `${account} ist getrennt.`,
};
