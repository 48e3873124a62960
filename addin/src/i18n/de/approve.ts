import type { approve as english } from '../en/approve.ts';

export const approve: typeof english = {
  product: 'Sally',
  asked: {
    title: 'Sally für Ihre Organisation genehmigen',
    intro:
      'Jemand in Ihrer Organisation möchte seinen Outlook-Kalender mit Sally verbinden, einem Besprechungsassistenten. Ihre Genehmigung gilt für alle in Ihrer Organisation; jede Person verbindet ihren Kalender weiterhin selbst.',
    facts: [
      'Sally liest die Kalender, die eine Person auswählt, auch im Hintergrund, bis sie die Verbindung trennt.',
      'Sally erstellt, ändert und löscht keine Termine, Kontakte oder Onlinebesprechungen.',
      'Sie können die Genehmigung jederzeit im Microsoft Entra Admin Center unter „Unternehmensanwendungen“ zurückziehen.',
    ],
    action: (organization) => `Für ${organization} genehmigen`,
    actionUnnamed: 'Für Ihre Organisation genehmigen',
    next: 'Microsoft bittet Sie, sich als Administrator anzumelden, und zeigt die Berechtigungen noch einmal.',
  },
  approved: {
    title: 'Sally ist genehmigt',
    text: 'Vielen Dank. Wer gefragt hat, muss nichts tun: Sally macht von selbst weiter. Sie können diese Seite schließen.',
  },
  refused: {
    cancelled: {
      title: 'Sally wurde nicht genehmigt',
      text: 'Sie haben bei Microsoft abgebrochen. Öffnen Sie den Link erneut, falls Sie es sich anders überlegen.',
    },
    'not-allowed': {
      title: 'Dieses Konto darf nicht genehmigen',
      text: 'Das kann nur ein Administrator, der für die Organisation zustimmen darf. Geben Sie ihm den Link weiter.',
    },
    operator: {
      title: 'Sally ist nicht richtig eingerichtet',
      text: 'Das liegt nicht an Ihnen. Zeigen Sie diese Meldung den Betreibern von Sally.',
    },
    expired: {
      title: 'Dieser Link ist nicht gültig',
      text: 'Er ist unvollständig oder zu alt. Bitten Sie die Person, die ihn gesendet hat, um einen neuen.',
    },
  },
  reference: (code) => `Für den Support: ${code}`,
};
