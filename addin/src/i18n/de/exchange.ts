import type { exchange as english } from '../en/exchange.ts';

export const exchange: typeof english = {
  intro: 'Diese Angaben erhalten Sie normalerweise von Ihrer IT-Abteilung.',
  form: 'Anmeldedaten',
  username: {
    label: 'Benutzername',
    hint: 'DOMÄNE\\Name oder die Adresse, mit der Sie sich bei Windows anmelden.',
  },
  password: {
    label: 'Kennwort',
    show: 'Kennwort anzeigen',
  },
  url: {
    label: 'Exchange-Server-URL',
    hint: 'Zum Beispiel https://outlook.ihrefirma.de/EWS/Exchange.asmx. Der Name des Servers oder die Adresse von Outlook im Web genügt.',
  },
  version: { label: 'Version', automatic: 'Automatisch (empfohlen)' },
  more: 'Weitere Optionen',
  mailbox: {
    label: 'Postfachadresse (optional)',
    hint: 'Für Anmeldedaten, die ein anderes als das eigene Postfach lesen.',
  },
  endsTls: {
    label: 'Ein Gerät vor dem Server beendet TLS',
    hint: 'Schalten Sie dies ein, wenn ein Load Balancer oder Proxy entschlüsselt, was an den Server gesendet wird. Sally lässt dann die Bindung an das Zertifikat des Servers weg, die ein solches Gerät bricht.',
  },
  mistakes: {
    username: 'Geben Sie Ihren Benutzernamen ein.',
    password: 'Geben Sie Ihr Kennwort ein.',
    url: 'Geben Sie die Adresse des Servers ein.',
    mailbox:
      'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de, oder lassen Sie das Feld leer.',
  },
  refused: 'Damit kann Sally nichts anfangen. Prüfen Sie es.',
  connect: 'Verbinden',
  back: 'Zurück',
  save: 'Speichern',
  examined: 'Geprüfter Server:',
  running: {
    connect: 'Sally prüft den Server und meldet sich an',
    check: 'Sally prüft die Verbindung',
    text: 'Das dauert einige Sekunden, oder länger, wenn der Server langsam ist.',
  },
  report: 'Was geprüft wurde',
  result: {
    failed: 'Etwas stimmt nicht',
    hint: 'Es funktioniert, und etwas ist wissenswert',
    passed: 'Alles funktioniert',
  },
  failed: 'Das hat nicht funktioniert',
  checkAgain: 'Erneut prüfen',
  toCloud: 'Zu Microsoft 365',
  renewed: 'Die neuen Anmeldedaten funktionieren und sind gespeichert.',
  loading: 'Gespeicherte Angaben werden geladen',
  loadFailed: 'Die gespeicherten Angaben konnten nicht geladen werden.',
  states: { passed: 'Bestanden', hint: 'Wissenswert', failed: 'Fehlgeschlagen' },
  skipped: (steps) => `Nicht geprüft: ${steps}`,
  steps: {
    address: { name: 'Adresse', passed: 'Die Adresse ist erlaubt' },
    name: { name: 'Servername', passed: 'Der Server wurde gefunden' },
    connection: { name: 'Verbindung', passed: 'Der Server ist erreichbar' },
    encryption: { name: 'Verschlüsselung', passed: 'Die Verbindung ist sicher' },
    service: { name: 'Exchange-Webdienste', passed: 'Exchange antwortet' },
    'sign-in': { name: 'Anmeldung', passed: 'Die Anmeldedaten stimmen' },
    version: { name: 'Serverversion', passed: 'Die Version ist bekannt' },
    mailbox: { name: 'Postfach', passed: 'Das Postfach wurde gefunden' },
    calendar: { name: 'Kalender', passed: 'Der Kalender ist lesbar' },
  },
};
