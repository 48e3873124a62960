import type { yourData as english } from '../en/your-data.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const yourData: typeof english = {
  title: 'Ihre Daten',
  intro: 'Alles, was Sally über Sie gespeichert hat, zum Mitnehmen oder zum Löschen.',
  exports: {
    exportMyData: 'Alles exportieren (JSON)',
    exportMyCalendar: 'Besprechungen exportieren (iCalendar)',
  },
  preparing: 'Die Datei wird vorbereitet …',
  exportFailed: 'Das Exportieren hat nicht funktioniert',
  exported: (file) => `${file} kommt in Ihre Downloads.`,
  blocked: 'Kommt dort keine Datei an, erlaubt diese App es Seiten nicht, Dateien zu speichern.',
  copy: 'Inhalt kopieren',
  openInBrowser: 'Sally im Browser öffnen',
  revoke: {
    title: 'Sallys Zugriff bei Microsoft widerrufen',
    text: 'Danach gibt Microsoft Sally nichts mehr von Ihnen, was auch immer Sally noch besitzt. Was ein Administrator für alle genehmigt hat, widerruft nur ein Administrator.',
    microsoft365: 'Geschäfts-, Schul- oder Universitätskonto',
    'outlook-personal': 'Privates Microsoft-Konto',
    way: {
      microsoft365: 'Meine Apps: Sally, „…“, „Anwendung verwalten“, „Berechtigungen widerrufen“',
      'outlook-personal': 'Apps und Dienste mit Zugriff: Sally, „Diese Berechtigungen entfernen“',
    },
  },
  revokeLogin: {
    title: 'Sallys Zugriff auf Ihren Exchange-Server widerrufen',
    text: 'Trennen Sie die Verbindung hier: Sally löscht die Anmeldedaten. Wer darüber hinaus sichergehen will, ändert sein Kennwort.',
  },
  delete: {
    action: 'Alles löschen',
    title: 'Alles über Sie löschen?',
    text: 'Sally löscht sofort und endgültig:',
    connections: (count, accounts) =>
      plural(count, {
        one: `Ihre Verbindung (${accounts})`,
        other: `Ihre # Verbindungen (${accounts})`,
      }),
    meetings: (count) =>
      plural(count, {
        one: '# anstehende Besprechung und alle vergangenen',
        other: '# anstehende Besprechungen und alle vergangenen',
      }),
    choices: 'Ihre Auswahl der Kalender und alle Einstellungen',
    grants: () => 'die Erlaubnis, für Sie zu lesen, soweit Sally sie besitzt',
    logins: () => 'Ihre Anmeldedaten für Exchange-Server',
    requests: 'Anfragen an Administratoren und Anmeldungen, die noch laufen',
    kept: 'Es bleibt ein Protokoll, was wann getan wurde; es nennt Sie nicht. In Outlook ändert sich nichts. Sie können jederzeit neu beginnen.',
    running: 'Wird gelöscht …',
    failed: 'Das Löschen hat nicht funktioniert',
    done: (connections, meetings) =>
      `Alles ist gelöscht: ${plural(connections, { one: '# Verbindung', other: '# Verbindungen' })}, ${plural(meetings, { one: '# Besprechung', other: '# Besprechungen' })}.`,
  },
};
