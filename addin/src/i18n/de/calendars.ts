import type { calendars as english } from '../en/calendars.ts';

export const calendars: typeof english = {
  title: 'Kalender konfigurieren',
  syncPrivate: 'Private Termine synchronisieren',
  syncPrivateHint: 'Schalten Sie dies ein, wenn Sally auch Ihre privaten Termine synchronisieren soll.',
  onlyOnline: 'Nur Onlinebesprechungen synchronisieren',
  onlyOnlineHint:
    'Schalten Sie dies ein, wenn nur Termine mit einem Link zu einer Onlinebesprechung synchronisiert werden sollen (zum Beispiel Microsoft Teams, Google Meet, Zoom).',
  list: 'Synchronisierte Kalender',
  listHint: 'Ihr Hauptkalender und alle für Sie freigegebenen Kalender.',
  search: 'Kalender suchen',
  main: 'Hauptkalender',
  ownedBy: (name) => `Gehört ${name}`,
  selected: (count, max) => `${count} von ${max} ausgewählt`,
  full: (max) =>
    `Pro Verbindung lassen sich höchstens ${max} Kalender synchronisieren. Schalten Sie einen aus, um einen anderen zu wählen.`,
  tooMany: (excess, max) =>
    `Pro Verbindung lassen sich höchstens ${max} Kalender synchronisieren. Schalten Sie ${excess} aus und speichern Sie dann.`,
  isNew: 'Neu',
  noGroups:
    'Kalender von Microsoft-365-Gruppen stehen nicht in der Liste: Um sie zu lesen, bräuchte Sally Zugriff auf alles in allen Gruppen.',
  addLabel: 'Ein Kalender fehlt? Fügen Sie ihn über die Adresse der Person hinzu, der er gehört',
  addHint:
    'Für einen Hauptkalender, der für Sie freigegeben ist und den Sie in Outlook nicht hinzugefügt haben.',
  addPlaceholder: 'name@beispiel.de',
  add: 'Kalender hinzufügen',
  adding: 'Wird gesucht …',
  addMalformed: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.',
  addFound: {
    added: (address) => `Der Kalender von ${address} steht jetzt in der Liste.`,
    listed: (address) => `Der Kalender von ${address} steht schon in der Liste.`,
  },
  addRefused: {
    'unknown-address': (address) =>
      `Zu der Adresse ${address} gibt es in Microsoft 365 kein Postfach, das Sie erreichen.`,
    'not-shared': (address) =>
      `${address} hat den Kalender nicht für Sie freigegeben. Bitten Sie in Outlook um die Freigabe, und versuchen Sie es dann erneut.`,
    'own-address': () => 'Das ist Ihre eigene Adresse. Ihre Kalender stehen schon in der Liste.',
    'not-offered': () =>
      'Mit diesem Konto lassen sich nur Kalender lesen, die Sie in Outlook hinzugefügt haben.',
  },
  addNotOffered:
    'Ein Kalender fehlt? Mit diesem Konto lassen sich nur Kalender lesen, die Sie in Outlook hinzugefügt haben. Fügen Sie ihn dort hinzu, und öffnen Sie dies dann erneut.',
  nothingFound: 'Kein Kalender passt zu Ihrer Suche.',
  loading: 'Ihre Kalender werden von Microsoft geladen',
  loadFailed: 'Ihre Kalender konnten nicht von Microsoft geladen werden.',
  onExchange: {
    listHint: 'Ihr Hauptkalender und Ihre anderen Kalender in diesem Postfach.',
    addNotOffered:
      'Ein Kalender fehlt? Kalender in anderen Postfächern lassen sich mit dieser Verbindung nicht lesen. Verbinden Sie ein solches Postfach mit „Kalender hinzufügen“; seine Adresse geben Sie unter „Weitere Optionen“ ein.',
    loading: 'Ihre Kalender werden von Ihrem Exchange-Server geladen',
    loadFailed: 'Ihre Kalender konnten nicht von Ihrem Exchange-Server geladen werden.',
  },
  save: 'Speichern',
  saving: 'Wird gespeichert …',
  saved: 'Ihre Einstellungen sind gespeichert.',
  outdated: 'Diese Einstellungen wurden inzwischen geändert, oder ein Kalender ist verschwunden',
  outdatedHint:
    'Es wurde nichts gespeichert. Sie sind neu geladen, mit Ihren Änderungen darauf; prüfen Sie sie und speichern Sie erneut.',
  saveFailed: 'Ihre Einstellungen wurden nicht gespeichert. Ihre Auswahl hier bleibt erhalten.',
};
