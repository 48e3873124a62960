import type { shell as english } from '../en/shell.ts';

export const shell: typeof english = {
  product: 'Sally',
  skip: 'Zum Inhalt springen',
  navigation: 'Hauptnavigation',
  meetings: 'Besprechungen',
  appointment: 'Termin',
  settings: 'Einstellungen',
  integrations: 'Integrationen',
  signedInAs: (name) => `Angemeldet als ${name}`,
  signOut: 'Abmelden',
  connected: 'Ihr Kalender ist verbunden. Ihre Besprechungen erscheinen gleich.',
  loading: 'Wird geladen …',
  close: 'Schließen',
  cancel: 'Abbrechen',
  tryAgain: 'Erneut versuchen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyYourself: 'Zum Kopieren Strg+C drücken',
  crashed: 'In Sally ist ein Fehler aufgetreten. Laden Sie die Seite neu; Ihre Daten bleiben erhalten.',
  reload: 'Neu laden',
};
