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
  nothingFound: 'Kein Kalender passt zu Ihrer Suche.',
  loading: 'Ihre Kalender werden von Microsoft geladen',
  loadFailed: 'Ihre Kalender konnten nicht von Microsoft geladen werden.',
  save: 'Speichern',
  saving: 'Wird gespeichert …',
  saved: 'Ihre Einstellungen sind gespeichert.',
  outdated: 'Diese Einstellungen wurden inzwischen geändert, oder ein Kalender ist verschwunden',
  outdatedHint:
    'Es wurde nichts gespeichert. Sie sind neu geladen, mit Ihren Änderungen darauf; prüfen Sie sie und speichern Sie erneut.',
  saveFailed: 'Ihre Einstellungen wurden nicht gespeichert. Ihre Auswahl hier bleibt erhalten.',
};
