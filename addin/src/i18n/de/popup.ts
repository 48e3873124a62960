import type { popup as english } from '../en/popup.ts';

export const popup: typeof english = {
  product: 'Sally',
  parked: {
    title: 'Sie sind angemeldet',
    text: 'Sie können dieses Fenster schließen. Sally macht dort weiter, wo Sie hergekommen sind.',
    code: 'Fragt Sally nach einem Code? Geben Sie diesen ein:',
  },
  refused: {
    cancelled: {
      title: 'Die Anmeldung wurde abgebrochen',
      text: 'Es wurde nichts verbunden. Sie können dieses Fenster schließen und es in Sally erneut versuchen.',
    },
    'approval-needed': {
      title: 'Ihre Organisation muss Sally zuerst genehmigen',
      text: 'Sie können dieses Fenster schließen. Sally hilft Ihnen, Ihren Administrator zu fragen.',
    },
    'approval-requested': {
      title: 'Ihre Anfrage liegt bei Ihrem Administrator',
      text: 'Sie können dieses Fenster schließen. Sally macht von selbst weiter, sobald sie genehmigt ist.',
    },
    'wrong-account': {
      title: 'Das war ein anderes Konto',
      text: 'Sie können dieses Fenster schließen. Versuchen Sie es in Sally mit dem Konto der Verbindung erneut.',
    },
    'not-served': {
      title: 'Diese Organisation ist hier nicht zugelassen',
      text: 'Es wurde nichts verbunden. Sie können dieses Fenster schließen und in Sally ein anderes Konto versuchen.',
    },
    blocked: {
      title: 'Ihre Organisation erlaubt diese Anmeldung nicht',
      text: 'Eine Regel Ihrer Organisation hat sie verhindert. Fragen Sie Ihre IT-Abteilung. Sie können dieses Fenster schließen.',
    },
    operator: {
      title: 'Sally ist nicht richtig eingerichtet',
      text: 'Das liegt nicht an Ihnen. Zeigen Sie diese Meldung den Betreibern von Sally.',
    },
    expired: {
      title: 'Dieser Link gilt nicht mehr',
      text: 'Er wurde schon benutzt oder ist abgelaufen. Schließen Sie dieses Fenster und beginnen Sie in Sally von vorn.',
    },
  },
  unreachable: {
    title: 'Die Anmeldung hat nicht funktioniert',
    text: 'Vielleicht ist sie nur im Netz Ihres Unternehmens erreichbar. Sie können dieses Fenster schließen und es in Sally erneut versuchen.',
  },
  lost: {
    title: 'Outlook ist nicht erreichbar',
    text: 'Dieses Fenster hat die Verbindung zu Outlook verloren. Schließen Sie es und versuchen Sie es dort erneut.',
  },
  reference: (code) => `Für den Support: ${code}`,
};
