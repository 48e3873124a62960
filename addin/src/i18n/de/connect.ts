import type { connect as english } from '../en/connect.ts';

export const connect: typeof english = {
  panel: 'Kalender-Integrationen',
  panelIntro: 'Wählen Sie den Kalender, den Sie verbinden möchten.',
  offers: {
    microsoft365: {
      text: 'Melden Sie sich mit Ihrem Geschäfts-, Schul- oder Universitätskonto an.',
    },
    'outlook-personal': {
      text: 'Melden Sie sich mit Ihrem privaten Microsoft-Konto an: Outlook.com, Hotmail oder Live.',
    },
    exchange: {
      text: 'Geben Sie Anmeldedaten für einen Exchange-Server Ihrer Organisation ein.',
    },
  },
  connect: 'Verbinden',
  connectAnother: 'Weiteres Konto verbinden',
  otherAccount: 'Anderes Konto verwenden',
  reconnectTitle: 'Kalender neu verbinden',
  asked: 'Worum Sally bittet, und warum',
  askedIntro:
    'Microsoft zeigt diese Berechtigungen bei der Anmeldung. Sally liest nur und ändert nichts an Ihrem Kalender.',
  background:
    'Nach dem Verbinden liest Sally die ausgewählten Kalender im Hintergrund weiter, auch wenn Sie nicht da sind, bis Sie die Verbindung trennen.',
  login: {
    title: 'Was Sally mit Ihren Anmeldedaten tut',
    facts: [
      'Sie werden verschlüsselt gespeichert und nie wieder jemandem angezeigt.',
      'Sie dienen nur dazu, Kalender zu lesen. Sally ändert nichts an Ihrem Kalender.',
      'Sie gehen an den Server, den Sie eingeben, und an keinen anderen, immer über eine verschlüsselte Verbindung (TLS).',
      'Lehnt der Server sie ab, versucht Sally sie kein zweites Mal, damit Ihr Windows-Konto nicht gesperrt wird.',
      'Wenn Sie die Verbindung trennen, werden sie gelöscht.',
    ],
  },
  adminHint:
    'In vielen Organisationen muss ein Administrator Sally einmal genehmigen. Falls das bei Ihnen so ist, hilft Ihnen Sally beim Anfragen.',
  connecting: 'Verbindung wird hergestellt …',
  opening: 'Das Fenster von Microsoft wird geöffnet …',
  clickNeeded: {
    title: 'Weiter im Fenster von Microsoft',
    text: 'Microsoft verlangt, dass Sie sich anmelden. Ihr Browser öffnet das Fenster, wenn Sie die Schaltfläche drücken.',
    action: 'Fenster von Microsoft öffnen',
  },
  waiting: {
    title: 'Weiter im Fenster von Microsoft',
    text: 'Melden Sie sich dort an und stimmen Sie den Berechtigungen zu. Danach geht es hier von selbst weiter.',
  },
  closed: {
    title: 'Wurde das Fenster geschlossen?',
    text: 'Wenn Sie sich gerade noch anmelden, machen Sie einfach weiter; diese Seite bemerkt es. Versuchen Sie es sonst erneut, oder fragen Sie Ihren Administrator, falls Microsoft Sie nicht zustimmen ließ.',
    again: 'Erneut versuchen',
    ask: 'Administrator fragen',
  },
  code: {
    title: 'Geben Sie den Code aus dem Fenster von Microsoft ein',
    text: 'Sie haben sich mit einem anderen Konto angemeldet als dem, das Sie hier verwenden. Um jenes Konto zu verbinden, geben Sie den Code ein, den das Fenster zeigt.',
    label: 'Einmalcode',
    action: 'Weiter',
    wrong: 'Dieser Code passt nicht. Prüfen Sie ihn und versuchen Sie es erneut.',
  },
  finishing: 'Verbindung wird abgeschlossen …',
  askingAdmin: 'Ihre Anfrage wird vorbereitet …',
  approval: {
    title: 'Ihre Organisation muss Sally zuerst genehmigen',
    text: 'Ein Administrator Ihrer Organisation erledigt das einmal für alle. Senden Sie ihm diesen Link.',
    link: 'Link für Ihren Administrator',
    copyLink: 'Link kopieren',
    message: 'Nachricht an Ihre IT-Abteilung',
    copyMessage: 'Nachricht kopieren',
    messageText: (link) =>
      `Guten Tag,

ich möchte meinen Outlook-Kalender mit Sally, unserem Besprechungsassistenten, verbinden. Microsoft verlangt dafür einmalig die Genehmigung durch einen Administrator unserer Organisation.

Diese Seite erklärt, um welche Berechtigungen Sally bittet und warum, und dort können Sie sie genehmigen:
${link}

Sally liest Kalender nur. Vielen Dank!`,
    waiting: 'Sobald die Genehmigung vorliegt, geht es hier von selbst weiter.',
    elsewhere:
      'Sally kann nicht sehen, wann eine andere Organisation genehmigt. Melden Sie sich erneut an, sobald es so weit ist.',
    requested: (when) => `Angefragt ${when}`,
    approved: 'Ihre Organisation hat Sally genehmigt. Ein Schritt fehlt noch: Melden Sie sich einmal an.',
    withdraw: 'Anfrage zurückziehen',
  },
  refusals: {
    cancelled: {
      title: 'Die Anmeldung wurde abgebrochen',
      text: 'Sie haben sie im Fenster von Microsoft beendet. Es wurde nichts verbunden. Versuchen Sie es erneut, wann immer Sie möchten.',
    },
    'approval-needed': {
      title: 'Ihre Organisation muss Sally zuerst genehmigen',
      text: 'Ein Administrator muss dies einmal erlauben.',
    },
    'approval-requested': {
      title: 'Ihre Anfrage liegt bei Ihrem Administrator',
      text: 'Microsoft hat sie weitergeleitet. Sie können zusätzlich den Link unten senden.',
    },
    'wrong-account': {
      title: 'Das war ein anderes Konto',
      text: 'Neu verbinden lässt sich nur das Konto dieser Verbindung. Versuchen Sie es erneut und melden Sie sich mit jenem Konto an.',
    },
    'not-served': {
      title: 'Diese Organisation ist hier nicht zugelassen',
      text: 'Die Betreiber von Sally legen fest, aus welchen Organisationen Kalender gelesen werden. Verwenden Sie ein anderes Konto, oder fragen Sie sie.',
    },
    blocked: {
      title: 'Ihre Organisation erlaubt diese Anmeldung nicht',
      text: 'Eine Regel Ihrer Organisation hat sie verhindert. Zeigen Sie diese Meldung Ihrer IT-Abteilung.',
    },
    operator: {
      title: 'Sally ist nicht richtig eingerichtet',
      text: 'Das liegt nicht an Ihnen. Zeigen Sie diese Meldung den Betreibern von Sally.',
    },
    expired: {
      title: 'Das hat zu lange gedauert',
      text: 'Zu Ihrer Sicherheit ist die Anmeldung abgelaufen. Versuchen Sie es erneut.',
    },
  },
  failed: 'Das Verbinden hat nicht funktioniert',
  unwatched: {
    examining: 'Sally prüft Ihren Exchange-Server',
    progress: 'Fortschritt anzeigen',
    failed: 'Ihr Exchange-Server ist nicht verbunden',
    report: 'Ansehen, was geprüft wurde',
    details: 'Details anzeigen',
  },
};
