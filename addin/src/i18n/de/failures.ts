import type { failures as english } from '../en/failures.ts';

export const failures: typeof english = {
  host: {
    silent: 'Teams, Outlook oder Ihr Browser hat nicht rechtzeitig geantwortet.',
    'signed-out': 'Melden Sie sich an, um Ihre Besprechungen zu sehen.',
    'sign-in-cancelled': 'Sie haben die Anmeldung geschlossen, bevor sie abgeschlossen war.',
    'sign-in-refused':
      'Sie wurden nicht angemeldet. Versuchen Sie es erneut oder zeigen Sie diese Meldung Ihrer IT-Abteilung.',
    'sign-in-unreachable':
      'Die Anmeldung antwortet nicht. Vielleicht ist sie nur im Netz Ihres Unternehmens erreichbar.',
    'other-account':
      'Das war ein anderes Konto. Melden Sie sich mit dem von vorher an oder öffnen Sie Sally neu.',
    'window-blocked':
      'Das Fenster zum Anmelden konnte nicht geöffnet werden. Erlauben Sie es oder schließen Sie ein anderes von Sally.',
    offline: 'Es besteht keine Verbindung zum Internet.',
  },
  api: {
    'invalid-request': 'Sally konnte mit der Eingabe nichts anfangen.',
    'signed-out': 'Ihre Anmeldung ist abgelaufen. Laden Sie die Seite neu, um sich wieder anzumelden.',
    forbidden: 'Sally ist für dieses Konto nicht freigegeben. Fragen Sie Ihre IT-Abteilung.',
    'not-found': 'Das gibt es nicht mehr. Laden Sie die Seite neu.',
    conflict: 'Etwas anderes hat dies zuerst geändert. Laden Sie neu und versuchen Sie es erneut.',
    gone: 'Das hat zu lange gedauert und ist abgelaufen. Beginnen Sie von vorn.',
    'too-large': 'Das war zu viel auf einmal.',
    'unsupported-media-type': 'Sally konnte mit der Eingabe nichts anfangen.',
    'too-many-requests': 'Das war zu oft. Versuchen Sie es in einer Minute erneut.',
    internal: 'Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.',
    'provider-unavailable':
      'Der Server des Kalenders antwortet gerade nicht. Versuchen Sie es gleich noch einmal.',
    offline: 'Sally ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung.',
    silent: 'Sally hat nicht rechtzeitig geantwortet. Versuchen Sie es gleich noch einmal.',
    unknown: 'Sally hat auf eine Weise geantwortet, die diese Seite nicht versteht. Laden Sie die Seite neu.',
  },
  signInWith: (name) => `Mit ${name} anmelden`,
  signInAgain: 'Melden Sie sich erneut an',
  cannotStart: 'Sally konnte nicht starten',
  reference: (id) => `Für den Support: ${id}`,
};
